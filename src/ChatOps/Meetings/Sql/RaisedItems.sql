SELECT a.display_name AS author, r.choice AS item
FROM responses r
JOIN check_ins c ON c.id = r.check_in_id
JOIN persons a ON a.id = c.person_id
WHERE c.partnership_id = @PartnershipId AND c.is_closed = FALSE AND r.kind = 'raise'
ORDER BY a.display_name, r.choice
