-- The partners' recurring meeting. A new owner, other people or another calendar make a new series; the old one is cancelled first.
CREATE TABLE meeting_series (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    program_id TEXT NOT NULL REFERENCES programs (id),
    -- finding, booking, booked, asking, failed, ending, ended
    state TEXT NOT NULL,
    -- graph, ics
    calendar TEXT NOT NULL,
    organizer_id TEXT NOT NULL REFERENCES persons (id),
    -- The day of the occurrence in whose place this single meeting stands; empty: it is the pair's series.
    instead_of TEXT NOT NULL,
    -- Wall time in the pair's zone; null while no time is found. from_minute: minutes after midnight.
    zone TEXT NULL,
    first_day TEXT NULL,
    from_minute INTEGER NULL,
    minutes INTEGER NULL,
    every_weeks INTEGER NULL,
    last_day TEXT NULL,
    -- common, around, closest
    fit TEXT NULL,
    attempt INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    external_id TEXT NULL,
    join_url TEXT NULL,
    -- Why it ended: over, changed, away, own, calendar. Decides the kind word.
    ended_by TEXT NULL,
    -- The ISO week (its Monday) for which out of office was looked at last.
    looked_week TEXT NULL,
    -- When a series that failed is tried anew.
    retry_at BIGINT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT NULL
);

-- Exactly one that counts a pair, whatever crashes.
CREATE UNIQUE INDEX meeting_series_current ON meeting_series (partnership_id, instead_of) WHERE state NOT IN ('ending', 'ended');
CREATE INDEX meeting_series_by_organizer ON meeting_series (organizer_id) WHERE state NOT IN ('ending', 'ended');
CREATE INDEX meeting_series_by_external_id ON meeting_series (external_id);
CREATE INDEX meeting_series_by_partnership ON meeting_series (partnership_id);

CREATE TABLE meeting_people (
    series_id TEXT NOT NULL REFERENCES meeting_series (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    PRIMARY KEY (series_id, person_id)
);

CREATE INDEX meeting_people_by_person ON meeting_people (person_id);

CREATE TABLE meeting_occurrences (
    id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL REFERENCES meeting_series (id),
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    -- The day on which the series has it, in the pair's zone.
    day TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes INTEGER NOT NULL,
    -- planned, moved, skipped, away, dropped, cancelled
    state TEXT NOT NULL,
    -- Who is not available that week; told by name, never why.
    away_person_id TEXT NULL REFERENCES persons (id),
    is_held BOOLEAN NULL,
    UNIQUE (series_id, day)
);

CREATE INDEX meeting_occurrences_by_partnership ON meeting_occurrences (partnership_id, starts_at);

-- Calls to be made at a calendar, in the order of their position within a series. A mailbox has two at a time at most.
CREATE TABLE meeting_work (
    id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL REFERENCES meeting_series (id),
    position INTEGER NOT NULL,
    -- find, book, move, move_occurrence, cancel_occurrence, cancel, read, look, propose
    kind TEXT NOT NULL,
    calendar TEXT NOT NULL,
    -- The organizer, in whose mailbox the call is made.
    mailbox TEXT NOT NULL,
    -- Which occurrence; null: the series.
    day TEXT NULL,
    -- The new wall time of an occurrence in the series' zone, ISO.
    starts TEXT NULL,
    -- The proposal that this looks times up for.
    proposal_id TEXT NULL,
    -- The request of an attempt at booking, as it left: repeated byte for byte.
    request TEXT NULL,
    -- due, done, dropped, dead
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    -- Set before a call leaves that changes something; null again when it surely came to nothing.
    attempted_at BIGINT NULL,
    -- When to look at it again: due, a retry, or the end of the claim.
    next_at BIGINT NOT NULL,
    claimed_by TEXT NULL,
    -- The vendor's code of the last failure.
    code TEXT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    UNIQUE (series_id, position)
);

CREATE INDEX meeting_work_due ON meeting_work (next_at) WHERE state = 'due';
CREATE INDEX meeting_work_claimed ON meeting_work (mailbox) WHERE claimed_by IS NOT NULL;
CREATE INDEX meeting_work_dead ON meeting_work (kind, code) WHERE state = 'dead';

-- What a vendor asked of a mailbox: no call before.
CREATE TABLE meeting_mailboxes (
    mailbox TEXT PRIMARY KEY,
    paused_until BIGINT NOT NULL
);

-- Three times that somebody can choose from, or everybody when nobody asked: after a meeting was declined or deleted.
CREATE TABLE meeting_proposals (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    series_id TEXT NOT NULL REFERENCES meeting_series (id),
    -- Which occurrence; null: the series.
    day TEXT NULL,
    -- Who asked; null: all partners are asked.
    person_id TEXT NULL REFERENCES persons (id),
    -- looking, open, chosen, declined, over
    state TEXT NOT NULL,
    -- Wall times in the pair's zone, ISO, separated by blanks.
    options TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX meeting_proposals_open ON meeting_proposals (partnership_id) WHERE state IN ('looking', 'open');

-- The private feed of a person. A new secret makes the old address worthless.
CREATE TABLE meeting_feeds (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    secret TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- Facts without content: a meeting was booked, and held.
CREATE TABLE meeting_facts (
    occurrence_id TEXT PRIMARY KEY,
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    -- The Monday of the ISO week, in the pair's zone.
    week TEXT NOT NULL,
    partnership_id TEXT NOT NULL,
    is_booked BOOLEAN NOT NULL,
    is_held BOOLEAN NOT NULL
);

CREATE INDEX meeting_facts_by_week ON meeting_facts (program_key, week);

CREATE TABLE meeting_fact_people (
    occurrence_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    department TEXT NOT NULL,
    PRIMARY KEY (occurrence_id, person_id)
);
