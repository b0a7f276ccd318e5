DELETE FROM leave_days
WHERE id = @Id AND person_id = @PersonId
