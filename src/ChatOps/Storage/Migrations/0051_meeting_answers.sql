-- What each partner said about one meeting: did they meet? One yes is enough, so that everybody's answer is kept beside the others'.
CREATE TABLE meeting_answers (
    occurrence_id TEXT NOT NULL REFERENCES meeting_occurrences (id),
    -- Empty: a yes from the time when it was not kept whose it was.
    person_id TEXT NOT NULL,
    is_held BOOLEAN NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (occurrence_id, person_id)
);

INSERT INTO meeting_answers (occurrence_id, person_id, is_held, answered_at)
SELECT id, '', TRUE, starts_at
FROM meeting_occurrences
WHERE is_held;
