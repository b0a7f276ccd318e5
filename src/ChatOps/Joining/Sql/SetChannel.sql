INSERT INTO program_channels (program_id, place, set_by, account_id, set_at)
VALUES (@ProgramId, @Place, @SetBy, @AccountId, @Now)
ON CONFLICT (program_id) DO UPDATE
SET place = excluded.place, set_by = excluded.set_by, account_id = excluded.account_id, set_at = excluded.set_at
