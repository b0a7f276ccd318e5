SELECT program_id, address, country, region, looked_at, fault, left_out
FROM holiday_calendars
WHERE next_at <= @Now
ORDER BY program_id
