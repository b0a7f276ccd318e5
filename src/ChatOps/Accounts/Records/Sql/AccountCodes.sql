SELECT c.id, c.account_id, c.typed_in, c.expires_at, c.used_at
FROM account_codes c
WHERE c.account_id IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId)
   OR c.typed_in IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId)
ORDER BY c.id
