UPDATE responses SET words = NULL, choice = NULL
WHERE person_id = @PersonId AND (words IS NOT NULL OR choice IS NOT NULL)
RETURNING message_id
