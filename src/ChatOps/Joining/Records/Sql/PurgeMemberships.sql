DELETE FROM memberships
WHERE id IN (
    SELECT m.id FROM memberships m
    WHERE m.state = 'left' AND m.joined_at < @Facts
      AND NOT EXISTS (SELECT 1 FROM membership_facts f WHERE f.membership_id = m.id AND (f.until_week IS NULL OR f.until_week >= @FactsDay))
      AND NOT EXISTS (SELECT 1 FROM check_ins c WHERE c.membership_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM round_ends e WHERE e.membership_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM intakes i WHERE i.membership_id = m.id))
