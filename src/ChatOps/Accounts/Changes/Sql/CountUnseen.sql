SELECT COUNT(*)
FROM sightings
WHERE check_id = @CheckId AND seen_at IS NULL
