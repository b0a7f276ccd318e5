UPDATE sayings
SET words = @Words, taken_back = FALSE
WHERE id = @Id
