SELECT program_id, address, looked_at, fault
FROM holiday_calendars
WHERE program_id = @ProgramId
