SELECT o.person_id, p.display_name
FROM partners o
JOIN persons p ON p.id = o.person_id
WHERE o.partnership_id = @PartnershipId AND o.person_id <> @PersonId
ORDER BY o.person_id
