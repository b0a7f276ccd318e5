-- A program's own list of sample goals, from its first change on; before that it offers the product's.
CREATE TABLE sample_goal_lists (
    program_id TEXT PRIMARY KEY REFERENCES programs (id),
    -- Grows with every change: what was made from an older list is not kept.
    version INTEGER NOT NULL
);

CREATE TABLE sample_goals (
    program_id TEXT NOT NULL REFERENCES programs (id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- 1, 3 or 6
    months INTEGER NOT NULL,
    -- {"en":{"statement":"...","measure":"..."}}
    texts TEXT NOT NULL,
    PRIMARY KEY (program_id, id)
);
