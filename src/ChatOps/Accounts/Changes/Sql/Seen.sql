SELECT s.account_id, s.person_id, s.is_gone, s.name, s.email, s.is_email_verified, s.zone, s.locale, s.is_guest
FROM sightings s
JOIN persons p ON p.id = s.person_id
WHERE s.check_id = @CheckId AND s.seen_at IS NOT NULL AND NOT s.is_applied
ORDER BY s.person_id, CASE WHEN s.account_id = p.preferred_account THEN 0 ELSE 1 END, s.account_id
