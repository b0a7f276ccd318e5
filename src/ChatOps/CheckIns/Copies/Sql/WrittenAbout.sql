SELECT r.id, r.words, k.ring_key, k.wrapped
FROM responses r
JOIN content_keys k ON k.person_id = r.person_id
WHERE r.check_in_id = @CheckInId AND r.person_id = @PersonId AND r.kind IN ('comment', 'link') AND r.words IS NOT NULL
ORDER BY r.at, r.id
