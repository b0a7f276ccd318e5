-- The totals of participation_facts, kept in the transaction of each fact. HR's page reads these and never a fact. The slot keeps instances out of
-- each other's way: each counts in a row of its own, and readers add the slots up.
CREATE TABLE participation_rollup (
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    week TEXT NOT NULL,
    department TEXT NOT NULL,
    slot INTEGER NOT NULL,
    opened BIGINT NOT NULL,
    due BIGINT NOT NULL,
    shared BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    PRIMARY KEY (program_key, week, department, round_number, slot)
);

INSERT INTO participation_rollup (program_key, round_number, week, department, slot, opened, due, shared, on_time)
SELECT program_key, round_number, week, department, 0, count(*),
    sum(CASE WHEN is_due THEN 1 ELSE 0 END),
    sum(CASE WHEN is_due AND is_shared THEN 1 ELSE 0 END),
    sum(CASE WHEN is_due AND is_shared AND is_on_time THEN 1 ELSE 0 END)
FROM participation_facts
GROUP BY program_key, round_number, week, department;

-- From which Monday until before which Monday somebody was an active member, in one department. Null: still.
CREATE TABLE membership_facts (
    membership_id TEXT NOT NULL,
    from_week TEXT NOT NULL,
    until_week TEXT NULL,
    program_key TEXT NOT NULL,
    department TEXT NOT NULL,
    PRIMARY KEY (membership_id, from_week)
);

-- Who was a member before this was kept: from their first week on.
INSERT INTO membership_facts (membership_id, from_week, until_week, program_key, department)
SELECT k.membership_id, k.first_week,
    CASE WHEN k.state = 'active' THEN NULL
    ELSE (SELECT min(n.week) FROM participation_facts n WHERE n.program_key = k.program_key AND n.week > k.last_week) END,
    k.program_key, k.department
FROM (
    SELECT m.id AS membership_id, m.state, g.key AS program_key, COALESCE(p.department, '') AS department, min(f.week) AS first_week, max(f.week) AS last_week
    FROM memberships m
    JOIN programs g ON g.id = m.program_id
    JOIN persons p ON p.id = m.person_id
    JOIN participation_facts f ON f.program_key = g.key AND f.person_id = m.person_id
    GROUP BY m.id, m.state, g.key, p.department
) k;

-- By how many members a department of a program grew on a Monday. Their sum up to a week is that week's number of members.
CREATE TABLE participation_members (
    program_key TEXT NOT NULL,
    department TEXT NOT NULL,
    week TEXT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (program_key, week, department)
);

INSERT INTO participation_members (program_key, department, week, change)
SELECT program_key, department, week, sum(change)
FROM (
    SELECT program_key, department, from_week AS week, 1 AS change FROM membership_facts
    UNION ALL
    SELECT program_key, department, until_week, -1 FROM membership_facts WHERE until_week IS NOT NULL
) changes
GROUP BY program_key, department, week;

-- What the page says beside the totals. The clock keeps it: what is closed is written once.
CREATE TABLE participation_programs (
    program_key TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE participation_rounds (
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    is_closed BOOLEAN NOT NULL,
    PRIMARY KEY (program_key, round_number)
);

CREATE TABLE participation_weeks (
    program_key TEXT NOT NULL,
    week TEXT NOT NULL,
    -- The round to which the whole week is counted.
    round_number INTEGER NOT NULL,
    -- Nobody's check-in of this week is open any more: its figures stay as they are.
    is_closed BOOLEAN NOT NULL,
    -- Paused members at the end of the week; null when nobody looked in time.
    paused BIGINT NULL,
    -- Partnerships that stood on the last day of the week: of two, and of three or more.
    pairs BIGINT NOT NULL,
    larger_groups BIGINT NOT NULL,
    PRIMARY KEY (program_key, week)
);

-- Of those who were in for every week of the round up to this one: how many shared so many weeks.
CREATE TABLE participation_bands (
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    week TEXT NOT NULL,
    weeks_shared INTEGER NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (program_key, round_number, week, weeks_shared)
);

-- Of those who were not in for every week: their last week, and how many of them were in a department where somebody was in for every week. Only
-- the numbers of people: they say whether bands can be shown.
CREATE TABLE participation_outside (
    program_key TEXT NOT NULL,
    round_number INTEGER NOT NULL,
    week TEXT NOT NULL,
    last_week TEXT NOT NULL,
    people BIGINT NOT NULL,
    steady BIGINT NOT NULL,
    PRIMARY KEY (program_key, round_number, week, last_week)
);

-- Meetings of a week, written once when nobody is asked about them any more. A department's row counts a meeting once for each of its members; the
-- program's own row (department null) once.
CREATE TABLE participation_meetings (
    program_key TEXT NOT NULL,
    week TEXT NOT NULL,
    department TEXT NULL,
    booked BIGINT NOT NULL,
    held BIGINT NOT NULL
);

CREATE INDEX participation_meetings_by_week ON participation_meetings (program_key, week);
