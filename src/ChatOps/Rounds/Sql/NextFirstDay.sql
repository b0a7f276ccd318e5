SELECT next_first_day
FROM round_plans
WHERE program_id = @ProgramId
