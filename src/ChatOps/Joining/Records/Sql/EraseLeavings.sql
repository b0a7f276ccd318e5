DELETE FROM leavings WHERE membership_id IN (SELECT m.id FROM memberships m WHERE m.person_id = @PersonId)
