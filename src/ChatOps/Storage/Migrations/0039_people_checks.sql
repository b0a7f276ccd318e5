-- One look a night at everybody who takes part. What would change waits here until it is done, or confirmed.
CREATE TABLE people_checks (
    id TEXT PRIMARY KEY,
    -- The UTC date of the night: one check each, over all instances.
    night TEXT NOT NULL UNIQUE,
    -- looking, waiting (for a moderator), done, replaced (by the next night's)
    state TEXT NOT NULL,
    started_at BIGINT NOT NULL
);

-- What the channel said of each account in that check.
CREATE TABLE sightings (
    check_id TEXT NOT NULL REFERENCES people_checks (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    is_asked BOOLEAN NOT NULL,
    -- Null until the channel answered.
    seen_at BIGINT NULL,
    -- The account is closed, or unknown to its workspace or tenant.
    is_gone BOOLEAN NOT NULL,
    -- Null: nothing was learnt of the account.
    name TEXT NULL,
    email TEXT NULL,
    is_email_verified BOOLEAN NOT NULL,
    zone TEXT NULL,
    locale TEXT NULL,
    is_guest BOOLEAN NOT NULL,
    is_applied BOOLEAN NOT NULL,
    PRIMARY KEY (check_id, account_id)
);

CREATE INDEX sightings_by_account ON sightings (account_id);

-- What the directory said of each person in that check.
CREATE TABLE directory_sightings (
    check_id TEXT NOT NULL REFERENCES people_checks (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- False: the directory was asked and does not know them, which says nothing.
    is_known BOOLEAN NOT NULL,
    is_enabled BOOLEAN NOT NULL,
    manager_email TEXT NULL,
    department TEXT NULL,
    seniority INTEGER NULL,
    PRIMARY KEY (check_id, person_id)
);
