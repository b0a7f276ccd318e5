DELETE FROM meeting_series WHERE state = 'ended' AND ended_at < @Facts
