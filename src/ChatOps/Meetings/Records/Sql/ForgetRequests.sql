-- What left for a calendar names everybody of the pair; a call that is still to be made at the other's is kept as it is.
UPDATE meeting_work
SET told = replace(told, @PersonId, ''), request = CASE WHEN state = 'due' THEN request END
WHERE series_id IN (SELECT p.series_id FROM meeting_people p WHERE p.person_id = @PersonId)
