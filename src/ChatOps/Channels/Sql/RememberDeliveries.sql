INSERT INTO deliveries (id, seen_at)
SELECT v.value, @Now FROM json_each(@Ids) v WHERE TRUE
ON CONFLICT (id) DO NOTHING
RETURNING id
