UPDATE holiday_calendars
SET looked_at = @Now, next_at = @NextAt, fault = @Fault, left_out = @LeftOut
WHERE program_id = @ProgramId
