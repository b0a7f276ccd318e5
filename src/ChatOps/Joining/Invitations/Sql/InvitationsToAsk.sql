SELECT id, email
FROM invitations
WHERE person_id IS NULL AND email IS NOT NULL AND ask_at <= @Now
ORDER BY id
LIMIT @Most
