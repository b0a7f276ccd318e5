SELECT r.id, r.person_id, r.kind, r.choice
FROM responses r
WHERE r.check_in_id = @CheckInId AND r.kind IN ('cheer', 'raise', 'call', 'brainstorm')
ORDER BY r.at, r.id
