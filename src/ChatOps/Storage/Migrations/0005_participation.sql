-- Facts without content. No words, no partner, and no figure but these: was a check-in due, was it shared, was it on time.
CREATE TABLE participation_facts (
    check_in_id TEXT PRIMARY KEY,
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    week TEXT NOT NULL,
    department TEXT NOT NULL,
    person_id TEXT NOT NULL,
    is_due BOOLEAN NOT NULL,
    is_shared BOOLEAN NOT NULL,
    is_on_time BOOLEAN NOT NULL
);

CREATE INDEX participation_facts_by_week ON participation_facts (program_key, week);

-- Append-only: who looked at or changed what of whom, without words.
CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    person_id TEXT NULL,
    reason TEXT NULL
);

CREATE INDEX audit_by_person ON audit (person_id, at);
