UPDATE responses SET to_person = NULL WHERE to_person = @PersonId
