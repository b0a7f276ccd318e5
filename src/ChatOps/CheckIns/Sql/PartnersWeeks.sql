SELECT c.id, c.state, p.display_name
FROM partners o
JOIN check_ins c ON c.person_id = o.person_id AND c.program_id = @ProgramId AND c.week = @Week
JOIN persons p ON p.id = o.person_id
WHERE o.partnership_id = @PartnershipId AND o.person_id <> @PersonId
ORDER BY o.person_id
