-- When something of a series changed last: what its events are stamped with, so that a feed in which nothing changed is the same, byte for byte.
ALTER TABLE meeting_series ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
UPDATE meeting_series SET changed_at = created_at;

-- Ids of other events in the calendar that belong to the series: somebody moved "this and all following events", which ends one and begins another.
ALTER TABLE meeting_series ADD COLUMN parts TEXT NOT NULL DEFAULT '';

-- What a feed was when it was read last, and since when it is that: for clients that ask whether it was modified.
ALTER TABLE meeting_feeds ADD COLUMN fingerprint TEXT NULL;
ALTER TABLE meeting_feeds ADD COLUMN modified_at BIGINT NULL;
