INSERT INTO membership_facts (membership_id, from_week, until_week, program_key, department)
SELECT m.id, CAST(@Week AS TEXT), NULL, g.key, COALESCE(p.department, '')
FROM memberships m
JOIN programs g ON g.id = m.program_id
JOIN persons p ON p.id = m.person_id
WHERE m.id = @MembershipId AND m.state = 'active'
    AND NOT EXISTS (SELECT 1 FROM membership_facts f WHERE f.membership_id = m.id AND (f.until_week IS NULL OR f.from_week >= @Week))
