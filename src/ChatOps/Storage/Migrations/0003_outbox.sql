-- What is to be shown to whom, by reference: never a text. One row per card and person, whatever becomes of the card.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- A shared channel's conversation; empty for the person's own chat.
    place TEXT NOT NULL,
    -- The account to post on: the one that was asked for, or the one of the last attempt; null: the preferred one.
    account_id TEXT NULL,
    -- The pacing lane of that account; null while there is none. The worker mends it when another account was preferred meanwhile.
    lane TEXT NULL,
    -- due, done, unreachable, dropped, expired, dead
    state TEXT NOT NULL,
    -- 0 answer, 1 partner's words, 2 keep, 3 first nudge, 4 kind card, 5 second nudge, 6 did you meet, 7 mid-round, 8 cheer: compared as a number.
    importance INTEGER NOT NULL,
    -- Which queue of the lane: 0 answers, 1 partner's words, 2 edits, 3 the bot's own messages, 4 look-ups.
    turn INTEGER NOT NULL,
    -- wanted grows with every change of the subject; shown is what the message has. A row with wanted > shown has work to do.
    wanted INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    -- anew is the version that was to be posted anew (a nudge, an answer), posted the version with which the message came. anew > posted: post.
    anew INTEGER NOT NULL,
    posted INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    expires_at BIGINT NULL,
    -- When the worker looks at the row again: due_at, a retry, the next working day; while the row is claimed, the end of the claim.
    next_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    -- Set with the version before a new message leaves, cleared when its fate is recorded: what tells an interrupted sending.
    attempted_at BIGINT NULL,
    attempted INTEGER NOT NULL,
    claimed_by TEXT NULL,
    -- The message that stands, and the one that it replaced and that is still to be removed.
    message_account_id TEXT NULL,
    conversation TEXT NULL,
    message_id TEXT NULL,
    stale_account_id TEXT NULL,
    stale_conversation TEXT NULL,
    stale_message_id TEXT NULL,
    sent_at BIGINT NULL,
    -- The vendor's code of the last failure.
    code TEXT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, subject, person_id, place)
);

CREATE INDEX outbox_due ON outbox (lane, turn, next_at) WHERE state = 'due';
CREATE INDEX outbox_claimed ON outbox (claimed_by, next_at) WHERE claimed_by IS NOT NULL;
CREATE INDEX outbox_by_person ON outbox (person_id);
CREATE INDEX outbox_dead ON outbox (kind, code) WHERE state = 'dead';

-- Every message that made a sound and counts, for the message budget: reserved when it is claimed, taken back when it did not leave. Kept for five weeks.
CREATE TABLE soundings (
    -- outbox.id and outbox.posted at the time: one posting, however often it is tried.
    delivery_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
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
