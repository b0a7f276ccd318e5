INSERT INTO sayings (id, partnership_id, circle_id, person_id, message_id, is_first, words, at, typed_id)
SELECT @Id, COALESCE((SELECT c.partnership_id FROM covers c WHERE c.id = @CircleId), @CircleId), @CircleId, @PersonId, @MessageId,
    NOT EXISTS (SELECT 1 FROM sayings s WHERE s.circle_id = @CircleId), @Words, @Now, @TypedId
