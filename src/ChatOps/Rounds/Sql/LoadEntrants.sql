SELECT m.id AS membership_id, m.person_id, p.display_name, p.work_email, p.zone, p.work_from, p.work_until, p.department, p.manager_person_id, p.manager_email,
       p.seniority, i.topic, i.languages, i.mode, i.overlap, i.side, i.words, k.ring_key, k.wrapped
FROM memberships m
JOIN persons p ON p.id = m.person_id
LEFT JOIN intakes i ON i.membership_id = m.id
LEFT JOIN content_keys k ON k.person_id = m.person_id
WHERE m.program_id = @ProgramId AND m.state = 'active'
  AND NOT EXISTS (SELECT 1 FROM leavings l WHERE l.membership_id = m.id AND l.leaves_at IS NOT NULL)
ORDER BY p.display_name, p.id
