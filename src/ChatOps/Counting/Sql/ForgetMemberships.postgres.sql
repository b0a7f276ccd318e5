UPDATE membership_facts SET membership_id = CAST(gen_random_uuid() AS TEXT) WHERE membership_id IN (SELECT m.id FROM memberships m WHERE m.person_id = @PersonId)
