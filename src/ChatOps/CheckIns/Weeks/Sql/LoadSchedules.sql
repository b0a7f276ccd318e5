SELECT m.id AS membership_id, m.program_id, m.person_id, m.next_check_in_at, p.zone, p.work_days, p.days_off, p.department, g.key AS program_key, g.settings,
    r.id AS round_id, r.number, r.first_day, r.last_day, s.id AS standing_id, s.started_at, s.first_meeting_ends_at, l.week AS last_week, m.state
FROM memberships m
JOIN persons p ON p.id = m.person_id
JOIN programs g ON g.id = m.program_id
LEFT JOIN rounds r ON r.id = (SELECT q.id FROM rounds q WHERE q.program_id = m.program_id AND q.state = 'open' ORDER BY q.number DESC LIMIT 1)
LEFT JOIN partnerships s ON s.id = (
    SELECT ps.id FROM partners me JOIN partnerships ps ON ps.id = me.partnership_id
    WHERE me.person_id = m.person_id AND ps.program_id = m.program_id AND ps.ended_at IS NULL ORDER BY me.partnership_id DESC LIMIT 1)
LEFT JOIN check_ins l ON l.id = (SELECT q.id FROM check_ins q WHERE q.membership_id = m.id ORDER BY q.week DESC LIMIT 1)
WHERE m.id IN @Ids
ORDER BY m.next_check_in_at, m.id
