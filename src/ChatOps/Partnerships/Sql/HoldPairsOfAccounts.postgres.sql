-- Looked for as it was when this statement began, told as it is once it is held: a pair that somebody ended meanwhile comes with its end.
SELECT s.id, s.ended_at
FROM partnerships s
WHERE s.id IN (
    SELECT q.id
    FROM unnest(CAST(@Channels AS text[]), CAST(@Tenants AS text[]), CAST(@UserIds AS text[])) AS v(channel, tenant, user_id)
    JOIN accounts a ON a.channel = v.channel AND a.tenant = v.tenant AND a.user_id = v.user_id
    JOIN partners p ON p.person_id = a.person_id
    JOIN partnerships q ON q.id = p.partnership_id AND q.ended_at IS NULL)
ORDER BY s.id
FOR NO KEY UPDATE OF s
