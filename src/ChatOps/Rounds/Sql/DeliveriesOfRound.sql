SELECT b.person_id, p.display_name, s.id AS partnership_id, o.state, o.code, CASE WHEN o.message_id IS NULL THEN 0 ELSE 1 END AS is_sent,
       (SELECT a.state FROM accounts a WHERE a.person_id = b.person_id ORDER BY CASE WHEN a.state = 'active' THEN 0 ELSE 1 END, a.created_at LIMIT 1) AS best_state,
       (SELECT a.state_code FROM accounts a WHERE a.person_id = b.person_id ORDER BY CASE WHEN a.state = 'active' THEN 0 ELSE 1 END, a.created_at LIMIT 1) AS best_code
FROM partnerships s
JOIN partners b ON b.partnership_id = s.id
JOIN persons p ON p.id = b.person_id
LEFT JOIN outbox o ON o.kind = 'reveal' AND o.subject = s.id AND o.person_id = b.person_id AND o.place = ''
WHERE s.round_id = @RoundId
ORDER BY s.started_at, s.id
