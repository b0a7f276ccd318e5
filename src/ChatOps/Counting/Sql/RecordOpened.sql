INSERT INTO participation_facts (check_in_id, program_key, round_number, week, department, person_id, is_due, is_shared, is_on_time)
VALUES (@CheckInId, @ProgramKey, @RoundNumber, @Week, @Department, @PersonId, TRUE, FALSE, FALSE)
