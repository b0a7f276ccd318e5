UPDATE meeting_occurrences
SET day = @Day, starts_at = @StartsAt, minutes = @Minutes, state = @State
WHERE id = @Id
