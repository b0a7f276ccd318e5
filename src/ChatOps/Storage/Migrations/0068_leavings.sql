-- Who was asked whether they want to leave, and what became of it. One row a membership, the last time it came up.
CREATE TABLE leavings (
    membership_id TEXT PRIMARY KEY,
    -- asked, leaves, stays
    state TEXT NOT NULL,
    -- When it takes effect; until then it can be undone. Null unless they leave.
    leaves_at BIGINT NULL
);

CREATE INDEX leavings_due ON leavings (leaves_at) WHERE leaves_at IS NOT NULL;
