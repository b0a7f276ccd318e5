UPDATE lanes
SET leased_by = NULL, leased_until = 0
WHERE leased_by = @Me OR @Everybody
