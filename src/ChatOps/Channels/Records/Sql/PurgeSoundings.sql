DELETE FROM soundings WHERE sent_at < @Facts
