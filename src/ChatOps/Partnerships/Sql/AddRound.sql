INSERT INTO rounds (id, program_id, number, first_day, last_day, state)
VALUES (@Id, @ProgramId, @Number, @FirstDay, @LastDay, 'open')
