SELECT i.* FROM intakes i JOIN memberships m ON m.id = i.membership_id WHERE m.person_id = @PersonId ORDER BY i.membership_id
