UPDATE responses SET choice = @Choice WHERE id = @Id AND kind = 'brainstorm' AND to_person = @PersonId
