SELECT s.id AS partnership_id, s.program_id, s.ended_at, g.key AS program_key, g.settings, r.number, r.first_day, r.last_day, r.state
FROM partnerships s
JOIN programs g ON g.id = s.program_id
JOIN rounds r ON r.id = s.round_id
WHERE s.id = @PartnershipId
