INSERT INTO participation_members (program_key, department, week, change)
SELECT program_key, department, week, sum(change)
FROM (
    SELECT program_key, department, from_week AS week, 1 AS change FROM membership_facts
    UNION ALL
    SELECT program_key, department, until_week, -1 FROM membership_facts WHERE until_week IS NOT NULL
) changes
GROUP BY program_key, department, week
