UPDATE accounts
SET person_id = joined_from, joined_from = NULL, stays_alone = TRUE
WHERE id = @Id AND joined_from IS NOT NULL
