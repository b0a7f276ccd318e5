INSERT INTO soundings (delivery_id, person_id, kind, sent_at)
SELECT v.value ->> 'delivery', v.value ->> 'person', v.value ->> 'kind', @Now
FROM json_each(@Rows) v
WHERE TRUE
ON CONFLICT (delivery_id) DO UPDATE SET sent_at = excluded.sent_at
