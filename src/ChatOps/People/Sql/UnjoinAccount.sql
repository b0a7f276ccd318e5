UPDATE accounts
SET person_id = joined_from, joined_from = NULL, joined_by = NULL, stays_alone = @ForGood
WHERE id = @Id AND joined_from IS NOT NULL
