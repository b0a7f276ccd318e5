INSERT INTO proposals (id, program_id, first_day, last_day, state, version, opens_at, is_now, probed_at, created_at)
VALUES (@Id, @ProgramId, @FirstDay, @LastDay, 'drafting', 1, @OpensAt, @IsNow, @ProbedAt, @Now)
ON CONFLICT DO NOTHING
