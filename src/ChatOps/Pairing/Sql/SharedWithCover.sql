SELECT check_in_id
FROM cover_shares
WHERE cover_id = @CoverId
