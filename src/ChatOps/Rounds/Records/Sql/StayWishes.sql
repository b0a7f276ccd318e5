SELECT w.* FROM stay_wishes w WHERE w.person_id = @PersonId ORDER BY w.round_id, w.partnership_id
