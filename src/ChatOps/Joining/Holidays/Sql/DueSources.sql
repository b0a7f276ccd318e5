SELECT program_id, address, looked_at, fault
FROM holiday_calendars
WHERE next_at <= @Now
ORDER BY program_id
