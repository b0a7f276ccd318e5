SELECT person_id
FROM meeting_feeds
WHERE secret = @Secret
