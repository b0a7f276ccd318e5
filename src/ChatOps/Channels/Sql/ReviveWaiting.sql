-- The lane of the preferred account will do: where a row belongs to another one, the worker moves it there.
UPDATE outbox
SET state = 'due', next_at = CASE WHEN due_at > @Now THEN due_at ELSE @Now END, attempts = 0, claimed_by = NULL,
    lane = (SELECT a.lane
            FROM accounts a
            JOIN persons p ON p.id = a.person_id
            WHERE a.person_id = @Person AND a.state = 'active'
            ORDER BY CASE WHEN a.id = p.preferred_account THEN 0 ELSE 1 END, a.created_at
            LIMIT 1)
WHERE person_id = @Person AND state = 'unreachable'
  AND EXISTS (SELECT 1 FROM accounts b WHERE b.person_id = @Person AND b.state = 'active')
RETURNING CASE WHEN state = 'due' AND claimed_by IS NULL THEN lane END AS lane, turn, next_at
