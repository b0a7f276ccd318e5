-- That a moderator took them apart from somebody, not from whom.
SELECT s.proposal_id FROM proposal_splits s WHERE s.first_id = @PersonId OR s.second_id = @PersonId ORDER BY s.proposal_id
