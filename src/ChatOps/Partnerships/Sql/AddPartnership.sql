INSERT INTO partnerships (id, program_id, round_id, started_at)
VALUES (@Id, @ProgramId, @RoundId, @StartedAt)
