DELETE FROM meeting_fact_people WHERE occurrence_id IN (SELECT f.occurrence_id FROM meeting_facts f WHERE f.week < @FactsWeek)
