-- How steadily people took part, counted anew by the clock: what decides whether it can be shown is who was in for every week, by week and department.
DROP TABLE participation_outside;

DELETE FROM participation_bands;

CREATE TABLE participation_steps (
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    week TEXT NOT NULL,
    -- People who missed a week of the round up to this one.
    outside BIGINT NOT NULL,
    PRIMARY KEY (program_key, round_number, week)
);

CREATE TABLE participation_core (
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    week TEXT NOT NULL,
    in_week TEXT NOT NULL,
    department TEXT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (program_key, round_number, week, in_week, department)
);
