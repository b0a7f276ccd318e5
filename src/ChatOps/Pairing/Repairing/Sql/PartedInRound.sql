SELECT DISTINCT a.person_id AS first_id, b.person_id AS second_id
FROM partnerships s
JOIN partners a ON a.partnership_id = s.id
JOIN partners b ON b.partnership_id = s.id AND b.person_id > a.person_id
WHERE s.round_id = @RoundId AND s.ended_at IS NOT NULL
  AND NOT EXISTS (
      SELECT 1
      FROM partnerships n
      JOIN partners c ON c.partnership_id = n.id AND c.person_id = a.person_id
      JOIN partners d ON d.partnership_id = n.id AND d.person_id = b.person_id
      WHERE n.round_id = @RoundId AND n.ended_at IS NULL)
