UPDATE sightings
SET is_asked = TRUE
WHERE check_id = @CheckId AND account_id = @AccountId
