UPDATE accounts
SET person_id = @To, joined_from = @From, joined_by = @By, stays_alone = FALSE
WHERE id = @Id
