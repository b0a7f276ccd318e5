-- Weeks that a partner has a copy of, and answers that were counted, still name theirs.
DELETE FROM memberships
WHERE person_id = @PersonId
  AND NOT EXISTS (SELECT 1 FROM check_ins c WHERE c.membership_id = memberships.id)
  AND NOT EXISTS (SELECT 1 FROM round_ends e WHERE e.membership_id = memberships.id)
