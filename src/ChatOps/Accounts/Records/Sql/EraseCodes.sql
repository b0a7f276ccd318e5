DELETE FROM account_codes WHERE account_id IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId) OR typed_in IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId)
