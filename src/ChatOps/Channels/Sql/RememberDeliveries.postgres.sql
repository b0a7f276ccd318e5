INSERT INTO deliveries (id, seen_at)
SELECT v.id, @Now FROM unnest(CAST(@Ids AS text[])) v(id) ORDER BY v.id
ON CONFLICT (id) DO NOTHING
RETURNING id
