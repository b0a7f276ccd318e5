UPDATE persons
SET days_off = @DaysOff
WHERE id = @PersonId AND days_off <> @DaysOff
