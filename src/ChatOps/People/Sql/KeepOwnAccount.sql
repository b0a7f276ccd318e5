UPDATE persons
SET preferred_account = (SELECT MIN(a.id) FROM accounts a WHERE a.person_id = persons.id)
WHERE id = @Id
  AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = persons.id AND a.id = persons.preferred_account)
