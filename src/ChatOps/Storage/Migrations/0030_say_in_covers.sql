-- Among whom a message is carried: a partnership, or the three of a cover.
ALTER TABLE sayings ADD COLUMN circle_id TEXT NOT NULL DEFAULT '';
UPDATE sayings SET circle_id = partnership_id;
DROP INDEX sayings_by_partnership;
CREATE INDEX sayings_by_circle ON sayings (circle_id, person_id, at);

-- Who takes no messages there.
CREATE TABLE circles_off (
    circle_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id),
    PRIMARY KEY (circle_id, person_id)
);
INSERT INTO circles_off (circle_id, person_id) SELECT partnership_id, person_id FROM sayings_off;
DROP TABLE sayings_off;
