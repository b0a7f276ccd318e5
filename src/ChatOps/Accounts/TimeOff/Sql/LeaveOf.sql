SELECT id, first_day, last_day
FROM leave_days
WHERE person_id = @PersonId AND last_day >= @From
ORDER BY first_day, id
