SELECT count(*)
FROM (
    SELECT 1
    FROM (
        SELECT program_key, department, week, change FROM participation_members
        UNION ALL
        SELECT program_key, department, from_week, -1 FROM membership_facts
        UNION ALL
        SELECT program_key, department, until_week, 1 FROM membership_facts WHERE until_week IS NOT NULL
    ) both_ways
    GROUP BY program_key, department, week
    HAVING sum(change) <> 0
) differences
