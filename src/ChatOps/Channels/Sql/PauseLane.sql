INSERT INTO lane_pauses (lane, part, paused_until)
VALUES (@Lane, @Part, database_now(@Leases) + @Lasting)
ON CONFLICT (lane, part) DO UPDATE SET
    paused_until = CASE WHEN excluded.paused_until > lane_pauses.paused_until THEN excluded.paused_until ELSE lane_pauses.paused_until END
