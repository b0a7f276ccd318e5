-- The mailboxes in which series of ours stand, and how we hear of changes made there. One subscription a mailbox, or looking by delta.
CREATE TABLE graph_watches (
    person_id TEXT PRIMARY KEY REFERENCES persons (id),
    -- As Graph knows it: the Entra object id, or the address of somebody who is in Slack only.
    mailbox TEXT NOT NULL,
    subscription_id TEXT NULL,
    -- SHA-256 of what Graph shows us with every notification; the state itself is kept nowhere.
    client_state BYTEA NULL,
    expires_at BIGINT NULL,
    renew_at BIGINT NULL,
    -- Opaque, from Graph: what changed since. Covers the calendar until delta_until.
    delta_link TEXT NULL,
    delta_until BIGINT NULL,
    -- Grows with everything that Graph says about the subscription: what was decided before it is not believed.
    said INTEGER NOT NULL,
    is_wanted BOOLEAN NOT NULL,
    attempts INTEGER NOT NULL,
    -- The vendor's code of the last failure.
    code TEXT NULL,
    -- When to look at it again: due, a retry, or the end of the claim.
    next_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX graph_watches_by_subscription ON graph_watches (subscription_id);
CREATE INDEX graph_watches_due ON graph_watches (next_at);
