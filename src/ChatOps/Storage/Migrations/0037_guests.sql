-- Who comes along to a pair's meeting while their own partner is away. Kept when it is over: they are told of it.
CREATE TABLE meeting_guests (
    series_id TEXT NOT NULL REFERENCES meeting_series (id),
    person_id TEXT NOT NULL REFERENCES persons (id),
    is_over BOOLEAN NOT NULL,
    PRIMARY KEY (series_id, person_id)
);

CREATE INDEX meeting_guests_by_person ON meeting_guests (person_id);

-- Whom an invitation, or its end, is for.
ALTER TABLE meeting_work ADD COLUMN guest_id TEXT NULL REFERENCES persons (id);
