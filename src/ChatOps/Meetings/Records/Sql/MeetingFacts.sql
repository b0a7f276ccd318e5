SELECT f.*
FROM meeting_facts f
JOIN meeting_fact_people p ON p.occurrence_id = f.occurrence_id
WHERE p.person_id = @PersonId
ORDER BY f.week, f.occurrence_id
