SELECT f.person_id, p.locale, f.fingerprint, f.modified_at
FROM meeting_feeds f
JOIN persons p ON p.id = f.person_id
WHERE f.secret = @Secret
