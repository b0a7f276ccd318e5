SELECT id, partnership_id, person_id, partner_id, answer
FROM monthly_talks
WHERE id = @Id
