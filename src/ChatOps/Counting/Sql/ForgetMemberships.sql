UPDATE membership_facts SET membership_id = lower(hex(randomblob(16))) WHERE membership_id IN (SELECT m.id FROM memberships m WHERE m.person_id = @PersonId)
