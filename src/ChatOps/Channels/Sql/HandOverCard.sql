UPDATE outbox
SET person_id = @To
WHERE kind = @Kind AND subject = @Subject AND person_id = @From
  AND NOT EXISTS (SELECT 1
                  FROM outbox o
                  WHERE o.kind = outbox.kind AND o.subject = outbox.subject AND o.person_id = @To AND o.place = outbox.place)
