INSERT INTO participation_members AS c (program_key, department, week, change)
SELECT f.program_key, f.department, CASE WHEN f.from_week > @Week THEN f.from_week ELSE @Week END, -1
FROM membership_facts f
WHERE f.membership_id = @MembershipId AND f.until_week IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM memberships m JOIN persons p ON p.id = m.person_id
        WHERE m.id = f.membership_id AND m.state = 'active' AND COALESCE(p.department, '') = f.department)
ON CONFLICT (program_key, week, department) DO UPDATE SET change = c.change + excluded.change
