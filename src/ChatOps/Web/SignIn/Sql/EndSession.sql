INSERT INTO ended_sessions (id, forgotten_at) VALUES (@Id, @ForgottenAt) ON CONFLICT (id) DO NOTHING
