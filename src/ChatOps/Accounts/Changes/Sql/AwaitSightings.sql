INSERT INTO sightings (check_id, account_id, person_id, is_asked, seen_at, is_gone, is_email_verified, is_guest, is_applied)
SELECT @CheckId, a.id, a.person_id, FALSE, CASE WHEN a.state = 'active' THEN NULL ELSE CAST(@Now AS BIGINT) END, CASE WHEN a.state = 'deactivated' THEN TRUE ELSE FALSE END, FALSE, FALSE, FALSE
FROM accounts a
WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = a.person_id AND m.state IN ('applied', 'active', 'paused'))
