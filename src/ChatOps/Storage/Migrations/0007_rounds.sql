-- When a program's next round begins. No row, or no day: when a moderator says so.
CREATE TABLE round_plans (
    program_id TEXT PRIMARY KEY REFERENCES programs (id),
    next_first_day TEXT NULL
);

-- Who would stand together in the next round, before anybody hears of it.
CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES programs (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    -- drafting (to be matched), proposed, approved (waits for its hour), opening (in pieces), opened, dropped
    state TEXT NOT NULL,
    -- Grows with every change: what was decided about an older one is not done.
    version INTEGER NOT NULL,
    -- Not before this the round opens.
    opens_at BIGINT NOT NULL,
    -- When it was last asked who can be reached.
    probed_at BIGINT NOT NULL,
    -- The round that it became.
    round_id TEXT NULL REFERENCES rounds (id),
    -- The moderator who approved; null: the program does so itself.
    approved_by TEXT NULL,
    approved_at BIGINT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX proposals_open ON proposals (program_id) WHERE state IN ('drafting', 'proposed', 'approved', 'opening');
CREATE INDEX proposals_by_round ON proposals (round_id);

CREATE TABLE proposal_groups (
    id TEXT PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    -- The moderator wants it so: it stays when the rest is put together again.
    is_locked BOOLEAN NOT NULL,
    -- Why it fits, comma between; from what a moderator may see. And the minutes of work that those share who share the fewest.
    reasons TEXT NOT NULL,
    overlap INTEGER NOT NULL,
    -- The partnership that came of it; null until its members were told.
    partnership_id TEXT NULL REFERENCES partnerships (id)
);

CREATE INDEX proposal_groups_by_proposal ON proposal_groups (proposal_id);

-- Everybody who was looked at: in a group, or left out and why. Nobody stands in two groups.
CREATE TABLE proposal_members (
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    group_id TEXT NULL REFERENCES proposal_groups (id),
    -- mutual, supported or supporter
    side TEXT NOT NULL,
    -- Without a group: unreachable, moderator, unmatched.
    left_out TEXT NULL,
    -- The vendor's code where somebody can't be reached.
    code TEXT NULL,
    PRIMARY KEY (proposal_id, person_id)
);

CREATE INDEX proposal_members_by_group ON proposal_members (group_id);

-- Two whom the moderator took apart: not put together again by this proposal. The smaller id first.
CREATE TABLE proposal_splits (
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    first_id TEXT NOT NULL REFERENCES persons (id),
    second_id TEXT NOT NULL REFERENCES persons (id),
    PRIMARY KEY (proposal_id, first_id, second_id)
);

-- Who wished to stay with the partner of this round. Nobody learns of it unless all of the partnership wish it.
CREATE TABLE stay_wishes (
    round_id TEXT NOT NULL REFERENCES rounds (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    PRIMARY KEY (round_id, person_id, partnership_id)
);

-- Moderators who asked to be paired in the program that they moderate.
CREATE TABLE moderators_taking_part (
    program_id TEXT NOT NULL REFERENCES programs (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    PRIMARY KEY (program_id, person_id)
);

-- A moderator's word to a pair, one of three texts of ours.
CREATE TABLE step_ins (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    -- hello, pause, partner
    text TEXT NOT NULL,
    sent_by TEXT NOT NULL REFERENCES persons (id),
    sent_at BIGINT NOT NULL
);

CREATE INDEX step_ins_by_partnership ON step_ins (partnership_id);

-- In a one-sided program: supported, supporter; null: either.
ALTER TABLE intakes ADD COLUMN side TEXT NULL;
