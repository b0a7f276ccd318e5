-- When either partner can no longer ask for another one; worked out once, from their working days.
ALTER TABLE partnerships ADD COLUMN trial_ends_at BIGINT NULL;
ALTER TABLE partnerships ADD COLUMN is_trial_over BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX partnerships_in_trial ON partnerships (trial_ends_at) WHERE NOT is_trial_over;
CREATE INDEX partnerships_standing ON partnerships (program_id) WHERE ended_at IS NULL;
CREATE INDEX partnerships_of_round ON partnerships (round_id);

-- What partners write to each other through the bot. Emptied after seven days.
CREATE TABLE sayings (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    -- Who wrote it; the words are under their key.
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- The first saying of the message that carries this one: what is written within fifteen minutes shares a message.
    message_id TEXT NOT NULL,
    -- The first message of this partnership says what the bot does here.
    is_first BOOLEAN NOT NULL,
    words BYTEA NULL,
    at BIGINT NOT NULL
);

CREATE INDEX sayings_by_message ON sayings (message_id);
CREATE INDEX sayings_by_partnership ON sayings (partnership_id, person_id, at);
CREATE INDEX sayings_by_person ON sayings (person_id, at);
CREATE INDEX sayings_to_empty ON sayings (at) WHERE words IS NOT NULL;

-- Who takes no messages of their partners here.
CREATE TABLE sayings_off (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    PRIMARY KEY (partnership_id, person_id)
);

-- The question at the end of a round, one a member and round.
CREATE TABLE round_ends (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES rounds (id),
    membership_id TEXT NOT NULL REFERENCES memberships (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    asked_at BIGINT NULL,
    -- When it is asked once more; null: not any more.
    ask_again_at BIGINT NULL,
    -- again, same, break, alone; null: not answered.
    next TEXT NULL,
    -- yes, some, no; null: not said.
    helped TEXT NULL,
    -- JSON of RoundEndWords (change, thanks), encrypted under the member's key.
    words BYTEA NULL,
    answered_at BIGINT NULL,
    -- The round is over and the answer, or its absence, took effect.
    closed_at BIGINT NULL,
    UNIQUE (round_id, person_id)
);

CREATE INDEX round_ends_to_ask ON round_ends (ask_again_at) WHERE ask_again_at IS NOT NULL;
CREATE INDEX round_ends_by_partnership ON round_ends (partnership_id);

-- A short talk once a month after the program: who asked whom. An answer of "no" is told to nobody.
CREATE TABLE monthly_talks (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    partner_id TEXT NOT NULL REFERENCES persons (id),
    -- yes, no; null: not answered.
    answer TEXT NULL,
    asked_at BIGINT NOT NULL,
    UNIQUE (partnership_id, person_id, partner_id)
);

-- Another partner, offered to somebody whose own has gone quiet or takes a break without an end. Nobody else learns of the offer.
CREATE TABLE partner_offers (
    id TEXT PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    partner_id TEXT NOT NULL REFERENCES persons (id),
    -- quiet, away
    reason TEXT NOT NULL,
    -- yes, no; null: not answered.
    answer TEXT NULL,
    offered_at BIGINT NOT NULL,
    UNIQUE (partnership_id, person_id)
);

-- A neighbouring pair takes along somebody whose partner is away until a day.
CREATE TABLE covers (
    id TEXT PRIMARY KEY,
    -- The partnership with the gap, who is away, and who is not.
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    away_id TEXT NOT NULL REFERENCES persons (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    -- The neighbouring pair.
    by_partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    until TEXT NOT NULL,
    -- asking (the neighbours), offered (to the person), standing, declined, ended
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);

CREATE INDEX covers_by_partnership ON covers (partnership_id);
CREATE INDEX covers_by_neighbours ON covers (by_partnership_id);
CREATE INDEX covers_open ON covers (state) WHERE state IN ('asking', 'offered', 'standing');

-- The neighbours who said yes.
CREATE TABLE cover_answers (
    cover_id TEXT NOT NULL REFERENCES covers (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    PRIMARY KEY (cover_id, person_id)
);

-- A week that its author ticked to share with the cover, too.
CREATE TABLE cover_shares (
    check_in_id TEXT NOT NULL REFERENCES check_ins (id),
    cover_id TEXT NOT NULL REFERENCES covers (id),
    PRIMARY KEY (check_in_id, cover_id)
);

-- Members without a partner inside a round: when somebody was looked for last, and when they were told that it will be the next round.
CREATE TABLE repairings (
    round_id TEXT NOT NULL REFERENCES rounds (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    tried_at BIGINT NOT NULL,
    told_at BIGINT NULL,
    PRIMARY KEY (round_id, person_id)
);
