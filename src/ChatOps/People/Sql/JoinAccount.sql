UPDATE accounts
SET person_id = @To, joined_from = @From
WHERE id = @Id
