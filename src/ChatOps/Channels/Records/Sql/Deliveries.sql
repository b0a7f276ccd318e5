-- What a channel calls a gesture names the account, or its chat.
SELECT *
FROM deliveries
WHERE EXISTS (
    SELECT 1 FROM accounts a
    WHERE a.person_id = @PersonId AND (deliveries.id LIKE '%' || a.user_id || '%' OR deliveries.id LIKE '%' || a.conversation || '%'))
ORDER BY seen_at, id
