SELECT s.person_id, s.delivery_id, s.kind, s.sent_at
FROM soundings s
WHERE s.sent_at > @Since AND s.person_id IN @Persons
