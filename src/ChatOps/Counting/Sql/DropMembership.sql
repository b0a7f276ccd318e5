DELETE FROM membership_facts
WHERE membership_id = @MembershipId AND until_week IS NULL AND from_week >= @Week
    AND NOT EXISTS (
        SELECT 1 FROM memberships m JOIN persons p ON p.id = m.person_id
        WHERE m.id = membership_facts.membership_id AND m.state = 'active' AND COALESCE(p.department, '') = membership_facts.department)
