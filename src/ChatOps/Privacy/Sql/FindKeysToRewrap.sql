SELECT person_id, ring_key, wrapped
FROM content_keys
WHERE ring_key <> @Newest
ORDER BY person_id
LIMIT @Limit
