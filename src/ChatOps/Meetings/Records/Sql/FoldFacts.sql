DELETE FROM meeting_facts WHERE week < @FactsWeek
