DELETE FROM monthly_talks WHERE asked_at < @Facts
