-- Whom an offer is about does not learn of it.
SELECT o.* FROM partner_offers o WHERE o.person_id = @PersonId ORDER BY o.offered_at, o.id
