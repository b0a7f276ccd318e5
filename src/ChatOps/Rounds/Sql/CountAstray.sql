SELECT (SELECT COUNT(*)
        FROM proposal_members x
        WHERE x.proposal_id = s.id AND x.group_id IS NOT NULL
          AND NOT (EXISTS (SELECT 1 FROM memberships m WHERE m.program_id = s.program_id AND m.person_id = x.person_id AND m.state = 'active')
                   AND EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = x.person_id AND a.state = 'active')))
     + (SELECT COUNT(*)
        FROM memberships m
        LEFT JOIN proposal_members x ON x.proposal_id = s.id AND x.person_id = m.person_id
        WHERE m.program_id = s.program_id AND m.state = 'active'
          AND (x.person_id IS NULL OR x.left_out = 'unreachable' AND EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = m.person_id AND a.state = 'active')
               OR x.left_out = 'unreadable' AND NOT EXISTS (SELECT 1 FROM faults f WHERE f.tick = 'RoundTick' AND f.kind = 'intake' AND f.item = m.id)))
FROM proposals s
WHERE s.id = @Id
