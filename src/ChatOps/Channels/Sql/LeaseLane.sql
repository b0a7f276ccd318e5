-- By the database's time, which all holders see alike.
INSERT INTO lanes (lane, leased_by, leased_until, rate)
VALUES (@Lane, @Me, database_now(@Leases) + @Lasting, @Rate)
ON CONFLICT (lane) DO UPDATE SET
    leased_by = excluded.leased_by,
    leased_until = excluded.leased_until,
    rate = CASE WHEN lanes.leased_by = excluded.leased_by THEN excluded.rate ELSE lanes.rate END
WHERE lanes.leased_by IS NULL OR lanes.leased_by = excluded.leased_by OR lanes.leased_until <= database_now(@Leases)
RETURNING rate
