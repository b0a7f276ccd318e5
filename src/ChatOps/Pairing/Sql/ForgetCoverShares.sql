-- Of weeks that nobody has: they are gone in the same unit of work.
DELETE FROM cover_shares WHERE check_in_id IN (SELECT c.id FROM check_ins c WHERE c.person_id = @PersonId AND c.shared_at IS NULL)
