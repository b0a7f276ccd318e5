SELECT kind, code, COUNT(*) AS letters, MAX(next_at) AS latest
FROM outbox
WHERE state = 'dead'
GROUP BY kind, code
ORDER BY kind, code
