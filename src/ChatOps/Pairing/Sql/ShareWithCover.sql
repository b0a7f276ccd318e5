INSERT INTO cover_shares (check_in_id, cover_id)
VALUES (@CheckInId, @CoverId)
ON CONFLICT (check_in_id, cover_id) DO NOTHING
