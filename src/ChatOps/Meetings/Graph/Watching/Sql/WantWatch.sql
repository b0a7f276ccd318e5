INSERT INTO graph_watches (person_id, mailbox, said, is_wanted, attempts, next_at)
SELECT p.id, COALESCE((SELECT MIN(a.user_id) FROM accounts a WHERE a.person_id = p.id AND a.channel = 'teams' AND a.state <> 'deactivated'), p.work_email),
       0, TRUE, 0, @Now
FROM persons p
WHERE p.id = @PersonId
  AND EXISTS (SELECT 1 FROM meeting_series m WHERE m.organizer_id = p.id AND m.calendar = 'graph' AND m.state IN ('booked', 'asking'))
  AND NOT EXISTS (SELECT 1 FROM graph_watches w WHERE w.person_id = p.id AND w.is_wanted)
  AND (p.work_email IS NOT NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.channel = 'teams' AND a.state <> 'deactivated'))
ON CONFLICT (person_id) DO UPDATE SET is_wanted = TRUE, attempts = 0, next_at = @Now
