-- One invitation per invited person and program, whoever sends it. The one who invites never learns what came of it.
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES programs (id),
    -- Null while nobody is known by that address.
    person_id TEXT NULL REFERENCES persons (id),
    -- The address that was typed, lower case; null where a mention or a name said who.
    email TEXT NULL,
    invited_by TEXT NOT NULL REFERENCES persons (id),
    is_declined BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX invitations_by_person ON invitations (program_id, person_id);
CREATE UNIQUE INDEX invitations_by_email ON invitations (program_id, email);
CREATE INDEX invitations_by_inviter ON invitations (invited_by, created_at);

-- Which version of the data notice a member agreed to or read, and when.
CREATE TABLE notice_agreements (
    membership_id TEXT NOT NULL REFERENCES memberships (id),
    version INTEGER NOT NULL,
    agreed_at BIGINT NOT NULL,
    PRIMARY KEY (membership_id, version)
);

-- The newest version that was shown to this member again.
ALTER TABLE memberships ADD COLUMN notice_shown INTEGER NOT NULL DEFAULT 0;

CREATE INDEX memberships_paused ON memberships (paused_until) WHERE paused_until IS NOT NULL;

-- The shared channel in which a program's members are introduced. Who set it stands for the workspace or tenant to post to.
CREATE TABLE program_channels (
    program_id TEXT PRIMARY KEY REFERENCES programs (id),
    place TEXT NOT NULL,
    set_by TEXT NOT NULL REFERENCES persons (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    set_at BIGINT NOT NULL
);

-- Work emails that somebody had before: what others wrote about them still means them.
CREATE TABLE former_emails (
    email TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    until_at BIGINT NOT NULL,
    PRIMARY KEY (email, person_id)
);
