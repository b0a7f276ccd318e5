SELECT DISTINCT r.check_in_id
FROM responses r
WHERE r.message_id IN @Messages
