INSERT INTO participation_members AS c (program_key, department, week, change)
SELECT g.key, COALESCE(p.department, ''), CAST(@Week AS TEXT), 1
FROM memberships m
JOIN programs g ON g.id = m.program_id
JOIN persons p ON p.id = m.person_id
WHERE m.id = @MembershipId AND m.state = 'active'
    AND NOT EXISTS (SELECT 1 FROM membership_facts f WHERE f.membership_id = m.id AND (f.until_week IS NULL OR f.from_week >= @Week))
ON CONFLICT (program_key, week, department) DO UPDATE SET change = c.change + excluded.change
