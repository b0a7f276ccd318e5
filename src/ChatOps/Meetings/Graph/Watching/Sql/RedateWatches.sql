-- The clock was set back: each is looked at when it would have been.
UPDATE graph_watches
SET next_at = CASE WHEN next_at - @By < @Now THEN @Now ELSE next_at - @By END
WHERE next_at > @Now
