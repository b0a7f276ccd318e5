DELETE FROM step_ins WHERE sent_at < @Facts
