DELETE FROM intakes
WHERE membership_id IN (
    SELECT m.id FROM memberships m
    WHERE m.state IN ('graduated', 'left') AND m.joined_at < @Words
      AND NOT EXISTS (SELECT 1 FROM membership_facts f WHERE f.membership_id = m.id AND (f.until_week IS NULL OR f.until_week >= @WordsDay)))
