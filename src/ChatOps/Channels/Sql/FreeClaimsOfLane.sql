-- Their holder is gone. What it was about to post may have left: that claim runs out by itself.
UPDATE outbox
SET claimed_by = NULL, next_at = @Now
WHERE state = 'due' AND claimed_by IS NOT NULL AND claimed_by <> @Me AND lane = @Lane AND attempted_at IS NULL
RETURNING id, lane, turn
