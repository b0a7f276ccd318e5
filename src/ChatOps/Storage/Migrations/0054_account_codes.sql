-- One-time codes by which a person joins another account of theirs.
CREATE TABLE account_codes (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    -- The code, sealed by the ring: the card that shows it is built when it is sent.
    sealed BYTEA NOT NULL,
    -- The account that is there already.
    account_id TEXT NOT NULL,
    -- The account in which it was typed; only that one can say yes.
    typed_in TEXT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT NULL
);

CREATE INDEX account_codes_by_account ON account_codes (account_id);
