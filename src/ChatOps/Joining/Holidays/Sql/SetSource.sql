INSERT INTO holiday_calendars (program_id, address, looked_at, next_at, fault)
VALUES (@ProgramId, @Address, NULL, @Now, '')
ON CONFLICT (program_id) DO UPDATE
SET address = excluded.address, country = '', region = '', looked_at = NULL, next_at = excluded.next_at, fault = '', left_out = '[]'
