UPDATE sayings
SET words = NULL, taken_back = TRUE
WHERE id = @Id
