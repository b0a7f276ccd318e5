DELETE FROM graph_watches
WHERE person_id = @PersonId AND NOT is_wanted
