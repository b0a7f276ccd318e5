UPDATE lanes
SET paused_until = CASE WHEN paused_until > @Until THEN paused_until ELSE @Until END
WHERE lane = @Lane
