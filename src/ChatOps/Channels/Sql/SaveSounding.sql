INSERT INTO soundings (delivery_id, person_id, kind, sent_at)
VALUES (@DeliveryId, @PersonId, @Kind, @Now)
ON CONFLICT (delivery_id) DO UPDATE SET sent_at = excluded.sent_at
