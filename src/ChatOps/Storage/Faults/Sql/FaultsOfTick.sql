SELECT tick, kind, item, program_id, error, tries, failed_at, next_at
FROM faults
WHERE tick = @Tick
