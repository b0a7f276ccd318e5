SELECT p.display_name, r.kind, r.choice
FROM responses r
JOIN persons p ON p.id = r.person_id
WHERE r.check_in_id = @CheckInId AND r.kind IN ('cheer', 'raise', 'call')
ORDER BY r.at, r.id
