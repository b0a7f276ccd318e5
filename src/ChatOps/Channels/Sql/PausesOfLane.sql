SELECT part, paused_until - database_now(@Leases) AS remaining
FROM lane_pauses
WHERE lane = @Lane AND paused_until > database_now(@Leases)
