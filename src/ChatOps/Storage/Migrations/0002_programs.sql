CREATE TABLE programs (
    id TEXT PRIMARY KEY,
    -- [a-z0-9-]+, the program's name in addresses and exports.
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    -- JSON of ProgramSettings: cadence, hours, topics, languages, questions.
    settings TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE moderators (
    program_id TEXT NOT NULL REFERENCES programs (id),
    email TEXT NOT NULL,
    PRIMARY KEY (program_id, email)
);

CREATE TABLE memberships (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES programs (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    state TEXT NOT NULL,
    paused_until TEXT NULL,
    notice_version INTEGER NOT NULL,
    notice_at BIGINT NOT NULL,
    -- When this member's next check-in opens; null while nothing is due (no round, paused, left).
    next_check_in_at BIGINT NULL,
    joined_at BIGINT NOT NULL,
    UNIQUE (program_id, person_id)
);

CREATE INDEX memberships_due ON memberships (next_check_in_at);
CREATE INDEX memberships_by_person ON memberships (person_id);

-- What a member stated before being paired. Choices stand in the clear for matching; everything typed is in words.
CREATE TABLE intakes (
    membership_id TEXT PRIMARY KEY REFERENCES memberships (id),
    topic TEXT NOT NULL,
    languages TEXT NOT NULL,
    mode TEXT NOT NULL,
    feedback_style TEXT NOT NULL,
    own_times BOOLEAN NOT NULL,
    overlap TEXT NULL,
    posts_intro BOOLEAN NOT NULL,
    -- JSON of IntakeWords (purpose, topic_other, intro, want, can_help, avoid, wish), encrypted.
    words BYTEA NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE rounds (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES programs (id),
    number INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (program_id, number)
);

CREATE TABLE partnerships (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES programs (id),
    round_id TEXT NOT NULL REFERENCES rounds (id),
    started_at BIGINT NOT NULL,
    ended_at BIGINT NULL
);

CREATE TABLE partners (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- mutual, supported or supporter
    side TEXT NOT NULL,
    PRIMARY KEY (partnership_id, person_id)
);

CREATE INDEX partners_by_person ON partners (person_id);
