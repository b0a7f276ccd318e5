SELECT program_id, address, country, region, looked_at, fault, left_out
FROM holiday_calendars
WHERE program_id = @ProgramId
