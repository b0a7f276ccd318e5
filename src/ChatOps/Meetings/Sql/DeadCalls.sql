SELECT kind, COALESCE(code, '') AS code, COUNT(*) AS calls
FROM meeting_work
WHERE state = 'dead' OR (state = 'due' AND attempts >= @Stuck)
GROUP BY kind, COALESCE(code, '')
ORDER BY kind, COALESCE(code, '')
