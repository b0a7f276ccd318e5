UPDATE meeting_occurrences
SET is_held = @IsHeld
WHERE id = @Id AND (is_held IS NULL OR is_held = FALSE)
