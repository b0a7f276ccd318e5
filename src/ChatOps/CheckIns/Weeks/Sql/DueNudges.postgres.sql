SELECT c.id
FROM check_ins c
WHERE c.nudge_at <= @Now AND NOT c.is_closed
ORDER BY c.nudge_at
LIMIT @Most
FOR NO KEY UPDATE SKIP LOCKED
