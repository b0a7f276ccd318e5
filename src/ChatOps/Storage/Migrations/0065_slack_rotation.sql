-- A token that expires: what renews it, sealed as it is, and when it ends, in milliseconds. Null: it does not expire.
ALTER TABLE slack_installs ADD COLUMN refresh_token BYTEA NULL;
ALTER TABLE slack_installs ADD COLUMN expires_at BIGINT NULL;
-- Whoever renews it has it alone until then, by the database's own clock.
ALTER TABLE slack_installs ADD COLUMN renewing_until BIGINT NOT NULL DEFAULT 0;
-- Slack's code where it renews the token no more: the app has to be added again.
ALTER TABLE slack_installs ADD COLUMN renewal_code TEXT NULL;

-- The workspaces of organisations that added the app as a whole, as their payloads tell.
CREATE TABLE slack_workspaces (
    team_id TEXT PRIMARY KEY,
    enterprise_id TEXT NOT NULL
);
CREATE INDEX slack_workspaces_of ON slack_workspaces (enterprise_id);
