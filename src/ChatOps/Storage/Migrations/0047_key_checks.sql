-- A few bytes of ours, sealed under each key of the ring: whoever opens them has the right key, not just one of the right name.
CREATE TABLE key_checks (
    ring_key TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL
);

-- Which keys of the ring are in use is asked every few seconds.
CREATE INDEX content_keys_by_ring_key ON content_keys (ring_key);

-- One row, written anew by each look at whether this host can write.
CREATE TABLE heartbeats (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL
);
