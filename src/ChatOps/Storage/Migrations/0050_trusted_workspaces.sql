-- Links of the operator by which one workspace may add the app; of each only its hash.
CREATE TABLE slack_install_links (
    hash TEXT PRIMARY KEY,
    -- Null: whichever workspace it is opened for.
    team_id TEXT NULL,
    -- With commas: what the workspace is trusted with once it has added the app.
    domains TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    spent_at BIGINT NULL
);

-- Whose confirmed addresses count, by links; what the settings name stands in the settings.
CREATE TABLE slack_trusted_domains (
    team_id TEXT NOT NULL,
    domain TEXT NOT NULL,
    trusted_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, domain)
);

-- What was begun while anybody could begin it is not finished.
DELETE FROM slack_install_states;

-- Who began it, for the audit; and the hash of their link, where it was one.
ALTER TABLE slack_install_states ADD COLUMN started_by TEXT NOT NULL DEFAULT '';
ALTER TABLE slack_install_states ADD COLUMN link_hash TEXT NULL;

-- How an account that was joined came to its person: email, code. Null where it never was.
ALTER TABLE accounts ADD COLUMN joined_by TEXT NULL;

UPDATE accounts SET joined_by = 'email' WHERE joined_from IS NOT NULL;

-- What was seen while every workspace was believed is looked at again the next night.
UPDATE people_checks SET state = 'replaced' WHERE state IN ('looking', 'waiting');
