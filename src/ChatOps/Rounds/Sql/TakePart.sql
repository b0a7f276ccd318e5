INSERT INTO moderators_taking_part (program_id, person_id)
VALUES (@ProgramId, @PersonId)
ON CONFLICT (program_id, person_id) DO NOTHING
