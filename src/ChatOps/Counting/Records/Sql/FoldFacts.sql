DELETE FROM participation_facts WHERE week < @FactsWeek
