DELETE FROM graph_watches WHERE person_id = @PersonId
