INSERT INTO soundings (delivery_id, person_id, kind, sent_at)
SELECT v.delivery, v.person, v.kind, @Now
FROM json_to_recordset(CAST(@Rows AS json)) AS v(delivery text, person text, kind text)
ON CONFLICT (delivery_id) DO UPDATE SET sent_at = excluded.sent_at
