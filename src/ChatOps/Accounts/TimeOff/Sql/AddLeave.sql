INSERT INTO leave_days (id, person_id, first_day, last_day, created_at)
VALUES (@Id, @PersonId, @FirstDay, @LastDay, @Now)
