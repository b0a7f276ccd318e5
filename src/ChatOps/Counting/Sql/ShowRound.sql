INSERT INTO participation_rounds (program_key, round_number, is_closed)
VALUES (@Key, @Number, @IsClosed)
ON CONFLICT (program_key, round_number) DO UPDATE SET is_closed = excluded.is_closed
