-- Sessions that were signed out: their cookies open nothing for as long as they would have.
CREATE TABLE ended_sessions (
    id TEXT PRIMARY KEY,
    forgotten_at BIGINT NOT NULL
);
