DELETE FROM lane_pauses
WHERE paused_until < database_now(@Leases)
