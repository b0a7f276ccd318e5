INSERT INTO faults (tick, kind, item, program_id, error, tries, failed_at, next_at)
VALUES (@Tick, @Kind, @Item, @ProgramId, @Error, @Tries, @Now, @NextAt)
ON CONFLICT (tick, kind, item) DO UPDATE
SET program_id = excluded.program_id, error = excluded.error, tries = excluded.tries, failed_at = excluded.failed_at, next_at = excluded.next_at
