-- What the clock could not do for one program, pair, member or source: it is left out and tried again by itself. A row goes with the first success.
CREATE TABLE faults (
    -- whose work it was: 'RoundTick'
    tick TEXT NOT NULL,
    -- what was to be done: 'holidays', 'intake'
    kind TEXT NOT NULL,
    -- to which program, partnership, membership, ...: an id, never a word
    item TEXT NOT NULL,
    program_id TEXT,
    -- the type of what was thrown
    error TEXT NOT NULL,
    tries INTEGER NOT NULL,
    failed_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (tick, kind, item)
);
