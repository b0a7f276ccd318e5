INSERT INTO lanes (lane, leased_by, leased_until, rate, paused_until)
VALUES (@Lane, @Me, @Until, @Rate, 0)
ON CONFLICT (lane) DO UPDATE SET
    leased_by = excluded.leased_by,
    leased_until = excluded.leased_until,
    rate = CASE WHEN lanes.leased_by = excluded.leased_by THEN excluded.rate ELSE lanes.rate END
WHERE lanes.leased_by IS NULL OR lanes.leased_by = excluded.leased_by OR lanes.leased_until <= @Now
RETURNING rate, paused_until
