SELECT r.message_id, f.at
FROM responses r
JOIN responses f ON f.id = r.message_id
WHERE r.check_in_id = @CheckInId AND r.person_id = @PersonId AND r.to_person = @ToPerson AND r.kind IN ('comment', 'link', 'answer')
ORDER BY r.at DESC, r.id DESC
LIMIT 1
