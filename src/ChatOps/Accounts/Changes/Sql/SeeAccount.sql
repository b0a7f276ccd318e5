UPDATE sightings
SET seen_at = @Now, is_gone = @IsGone, name = @Name, email = @Email, is_email_verified = @IsEmailVerified, zone = @Zone, locale = @Locale, is_guest = @IsGuest
WHERE account_id = @AccountId AND is_asked AND seen_at IS NULL
  AND check_id = (SELECT c.id FROM people_checks c WHERE c.state = 'looking' ORDER BY c.night DESC LIMIT 1)
