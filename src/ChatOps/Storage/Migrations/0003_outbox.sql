-- What is to be shown to whom, by reference: never a text. One row per card and person, whatever becomes of the card.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- A shared channel's conversation; empty for the person's own chat.
    place TEXT NOT NULL,
    -- The account it was sent on; null until then: the preferred one.
    account_id TEXT NULL,
    state TEXT NOT NULL,
    -- wanted grows with every change of the subject; shown is what the message has. A row with wanted > shown has work to do.
    wanted INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    -- Post anew at the end of the chat and remove the earlier message (a nudge, an answer).
    posts_anew BOOLEAN NOT NULL,
    due_at BIGINT NOT NULL,
    expires_at BIGINT NULL,
    attempts INTEGER NOT NULL,
    -- Set before a new message leaves, cleared when its fate is recorded: what tells an interrupted sending.
    attempted_at BIGINT NULL,
    claimed_by TEXT NULL,
    claimed_until BIGINT NULL,
    conversation TEXT NULL,
    message_id TEXT NULL,
    sent_at BIGINT NULL,
    code TEXT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, subject, person_id, place)
);

CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_by_person ON outbox (person_id, sent_at);

-- Every message that made a sound, for the message budget. Kept for five weeks.
CREATE TABLE soundings (
    person_id TEXT NOT NULL,
    outbox_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    sent_at BIGINT NOT NULL
);

CREATE INDEX soundings_by_person ON soundings (person_id, sent_at);

-- A pacing lane per vendor and workspace or tenant, leased by one instance at a time.
CREATE TABLE lanes (
    lane TEXT PRIMARY KEY,
    leased_by TEXT NULL,
    leased_until BIGINT NOT NULL,
    -- Messages a second; learnt from the vendor's answers.
    rate DOUBLE PRECISION NOT NULL,
    paused_until BIGINT NOT NULL
);

-- Deliveries whose effect is stored: the same delivery twice has the effect of one.
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    seen_at BIGINT NOT NULL
);

CREATE INDEX deliveries_by_time ON deliveries (seen_at);
