INSERT INTO holiday_calendars (program_id, address, country, region, looked_at, next_at, fault)
VALUES (@ProgramId, '', @Country, @Region, NULL, @Now, '')
ON CONFLICT (program_id) DO UPDATE
SET address = '', country = excluded.country, region = excluded.region, looked_at = NULL, next_at = excluded.next_at, fault = '', left_out = '[]'
