INSERT INTO responses (id, check_in_id, person_id, to_person, message_id, kind, choice, words, at)
VALUES (@Id, @CheckInId, @PersonId, @ToPerson, @MessageId, @Kind, @Choice, @Words, @Now)
