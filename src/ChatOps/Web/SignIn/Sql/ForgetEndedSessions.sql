DELETE FROM ended_sessions WHERE forgotten_at < @Now
