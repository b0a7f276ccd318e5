DELETE FROM stay_wishes
WHERE round_id = @RoundId AND person_id = @PersonId
