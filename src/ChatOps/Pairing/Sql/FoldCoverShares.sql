DELETE FROM cover_shares
WHERE check_in_id IN (
    SELECT c.id FROM check_ins c
    WHERE c.round_id IN (SELECT r.id FROM rounds r WHERE r.state = 'closed' AND r.last_day < @FactsDay))
