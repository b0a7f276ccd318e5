UPDATE sightings
SET is_applied = TRUE
WHERE check_id = @CheckId AND person_id = @PersonId
