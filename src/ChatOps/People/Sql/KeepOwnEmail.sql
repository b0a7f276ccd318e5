UPDATE persons
SET work_email = (SELECT MIN(a.email) FROM accounts a WHERE a.person_id = persons.id AND a.is_email_verified = TRUE)
WHERE id = @Id
  AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = persons.id AND a.is_email_verified = TRUE AND a.email = persons.work_email)
