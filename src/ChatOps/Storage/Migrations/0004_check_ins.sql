CREATE TABLE check_ins (
    id TEXT PRIMARY KEY,
    membership_id TEXT NOT NULL REFERENCES memberships (id),
    program_id TEXT NOT NULL REFERENCES programs (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    round_id TEXT NOT NULL REFERENCES rounds (id),
    -- The Monday of the ISO week, in the member's own calendar.
    week TEXT NOT NULL,
    -- due, draft, shared, skipped; what it was when it closed stays.
    state TEXT NOT NULL,
    is_closed BOOLEAN NOT NULL,
    -- The partnership it was shared with; before that the one its member last knew of; null: nobody.
    partnership_id TEXT NULL REFERENCES partnerships (id),
    opens_at BIGINT NOT NULL,
    on_time_until BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- The next nudge, and the one after it.
    nudge_at BIGINT NULL,
    second_nudge_at BIGINT NULL,
    nudged_at BIGINT NULL,
    -- Grows with every accepted change: a late one never replaces a newer one.
    version INTEGER NOT NULL,
    drafted_at BIGINT NULL,
    shared_at BIGINT NULL,
    changed_at BIGINT NULL,
    taken_back_at BIGINT NULL,
    -- JSON of CheckInWords (outcomes, answers, commitments), encrypted under the member's content key; null: nothing shared.
    words BYTEA NULL,
    -- The draft, while it differs from what was shared; the same form, the same key.
    draft BYTEA NULL,
    UNIQUE (membership_id, week)
);

CREATE INDEX check_ins_open ON check_ins (is_closed, closes_at);
CREATE INDEX check_ins_to_nudge ON check_ins (nudge_at);
CREATE INDEX check_ins_by_person ON check_ins (person_id, opens_at);
CREATE INDEX check_ins_by_partnership ON check_ins (partnership_id, week);

-- What a partner gave back on a shared week, and what the author answered.
CREATE TABLE responses (
    id TEXT PRIMARY KEY,
    check_in_id TEXT NOT NULL REFERENCES check_ins (id),
    -- Who responded; the words are under their key.
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- Whom it reaches; null: nobody by name (a cheer, a raised item, a report).
    to_person TEXT NULL REFERENCES persons (id),
    -- The first response of the message that carries this one: comments within fifteen minutes share a message.
    message_id TEXT NOT NULL,
    -- cheer, comment, link, answer, brainstorm, raise, call, report
    kind TEXT NOT NULL,
    -- A choice without words: which commitment (1 to 5, all), skip or keep, the author's answer to a brainstorm, include.
    choice TEXT NULL,
    words BYTEA NULL,
    at BIGINT NOT NULL
);

CREATE INDEX responses_by_check_in ON responses (check_in_id, kind);
CREATE INDEX responses_by_message ON responses (message_id);
