SELECT c.* FROM program_channels c WHERE c.set_by = @PersonId ORDER BY c.program_id
