-- Days on which a member is away, as they said; both ends included.
CREATE TABLE leave_days (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES persons (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX leave_days_by_person ON leave_days (person_id, last_day);

-- Public holidays of a program, as its calendar gave them.
CREATE TABLE holidays (
    program_id TEXT NOT NULL REFERENCES programs (id),
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (program_id, day)
);

-- Where a program's holidays come from, and how the last look went.
CREATE TABLE holiday_calendars (
    program_id TEXT PRIMARY KEY REFERENCES programs (id),
    -- An https address; empty: the operator's file data/holidays/<program key>.ics.
    address TEXT NOT NULL,
    looked_at BIGINT NULL,
    next_at BIGINT NOT NULL,
    -- Empty after a good look; else what was wrong, as a text key's last part.
    fault TEXT NOT NULL
);
