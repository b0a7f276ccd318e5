SELECT f.id, f.partnership_id, f.person_id, f.partner_id, f.reason, f.answer, m.state
FROM partner_offers f
JOIN partnerships s ON s.id = f.partnership_id
LEFT JOIN memberships m ON m.program_id = s.program_id AND m.person_id = f.partner_id
WHERE f.id = @Id
