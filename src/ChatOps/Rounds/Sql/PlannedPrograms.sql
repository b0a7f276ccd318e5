SELECT l.program_id, l.next_first_day
FROM round_plans l
WHERE l.next_first_day IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM proposals s WHERE s.program_id = l.program_id AND s.state IN ('drafting', 'proposed', 'approved', 'opening'))
ORDER BY l.program_id
