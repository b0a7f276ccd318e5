UPDATE meeting_facts
SET is_held = @IsHeld
WHERE occurrence_id = @Id AND is_held = FALSE
