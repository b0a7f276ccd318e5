SELECT p.id
FROM persons p
WHERE EXISTS (SELECT 1 FROM meeting_series m WHERE m.organizer_id = p.id AND m.calendar = 'graph' AND m.state IN ('booked', 'asking'))
  AND NOT EXISTS (SELECT 1 FROM graph_watches w WHERE w.person_id = p.id AND w.is_wanted)
  AND (p.work_email IS NOT NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.channel = 'teams' AND a.state <> 'deactivated'))
UNION ALL
SELECT w.person_id
FROM graph_watches w
WHERE w.is_wanted
  AND NOT EXISTS (SELECT 1 FROM meeting_series m WHERE m.organizer_id = w.person_id AND m.calendar = 'graph' AND m.state IN ('booked', 'asking', 'ending'))
