SELECT id
FROM round_ends
WHERE ask_again_at <= @Now AND answered_at IS NULL AND closed_at IS NULL
ORDER BY ask_again_at, id
LIMIT @Most
