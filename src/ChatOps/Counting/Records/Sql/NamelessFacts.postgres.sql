-- One id for all facts of somebody, so that how steadily people took part stays what it was; it is written down nowhere else.
UPDATE participation_facts SET person_id = @Nobody, check_in_id = CAST(gen_random_uuid() AS TEXT) WHERE person_id = @PersonId
