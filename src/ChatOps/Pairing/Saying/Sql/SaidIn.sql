SELECT DISTINCT message_id
FROM sayings
WHERE circle_id = @CircleId
