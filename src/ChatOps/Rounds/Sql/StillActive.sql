SELECT id AS account_id, person_id
FROM accounts
WHERE id IN @Ids AND state = 'active'
ORDER BY id
