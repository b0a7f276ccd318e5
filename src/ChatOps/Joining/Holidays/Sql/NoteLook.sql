UPDATE holiday_calendars
SET looked_at = @Now, next_at = @NextAt, fault = @Fault
WHERE program_id = @ProgramId
