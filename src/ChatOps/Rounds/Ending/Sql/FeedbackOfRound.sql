SELECT e.id, e.helped, e.words, k.ring_key, k.wrapped
FROM round_ends e
LEFT JOIN content_keys k ON k.person_id = e.person_id
WHERE e.round_id = @RoundId AND e.answered_at IS NOT NULL
ORDER BY e.id
