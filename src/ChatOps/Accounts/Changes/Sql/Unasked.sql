SELECT account_id, person_id
FROM sightings
WHERE check_id = @CheckId AND seen_at IS NULL AND NOT is_asked
ORDER BY account_id
LIMIT @Most
