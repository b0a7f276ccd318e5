UPDATE sightings
SET is_email_verified = FALSE
WHERE account_id = @Id AND NOT is_applied
