DELETE FROM sayings WHERE at < @Facts
