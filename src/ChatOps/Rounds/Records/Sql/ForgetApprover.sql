UPDATE proposals SET approved_by = NULL WHERE approved_by = @PersonId
