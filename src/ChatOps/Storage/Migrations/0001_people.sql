-- Instants are Unix milliseconds (UTC), dates ISO text, ids UUIDv7 text, words AES-GCM bytes under the person's own content key.

CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    work_email TEXT NULL,
    zone TEXT NOT NULL,
    locale TEXT NOT NULL,
    work_days TEXT NOT NULL,
    work_from INTEGER NOT NULL,
    work_until INTEGER NOT NULL,
    department TEXT NULL,
    preferred_account TEXT NULL,
    allows_outside_hours BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX persons_by_email ON persons (work_email);

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES persons (id),
    channel TEXT NOT NULL,
    tenant TEXT NOT NULL,
    user_id TEXT NOT NULL,
    lane TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NULL,
    is_email_verified BOOLEAN NOT NULL,
    conversation TEXT NULL,
    service_url TEXT NULL,
    connector_id TEXT NULL,
    state TEXT NOT NULL,
    state_code TEXT NULL,
    looked_up_at BIGINT NULL,
    -- Who this account belonged to before it was joined to another person; null when it never was. Undoing goes back there.
    joined_from TEXT NULL,
    -- The member undid a joining: this account stays alone.
    stays_alone BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (channel, tenant, user_id)
);

CREATE INDEX accounts_by_person ON accounts (person_id);
CREATE INDEX accounts_by_email ON accounts (email);

-- One content key per person, wrapped by the key ring. Without its row that person's words are unreadable everywhere.
CREATE TABLE content_keys (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    ring_key TEXT NOT NULL,
    wrapped BYTEA NOT NULL
);

-- Which workspaces installed the Slack app; the token is encrypted by the key ring.
CREATE TABLE slack_installs (
    enterprise_id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    bot_user_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    token BYTEA NOT NULL,
    installed_at BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, team_id)
);

CREATE TABLE slack_install_states (
    state TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
