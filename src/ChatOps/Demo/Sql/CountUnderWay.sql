SELECT
    (SELECT COUNT(*) FROM outbox WHERE state = 'due' AND lane LIKE @Lanes AND (claimed_by IS NOT NULL OR next_at <= @Now))
    + (SELECT COUNT(*) FROM meeting_work WHERE state = 'due' AND (claimed_by IS NOT NULL OR next_at <= @Now))
