SELECT p.* FROM persons p WHERE p.id = @PersonId
