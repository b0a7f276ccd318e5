UPDATE meeting_feeds
SET fingerprint = @Fingerprint, modified_at = @Now
WHERE secret = @Secret
