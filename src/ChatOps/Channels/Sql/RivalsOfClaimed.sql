SELECT r.person_id, r.id, r.kind, r.importance, r.due_at
FROM outbox r
WHERE r.state = 'due' AND r.claimed_by IS NULL AND r.place = '' AND r.importance > 1 AND r.wanted > r.shown
  AND (r.message_id IS NULL OR r.anew > r.posted)
  AND r.person_id IN @Persons
