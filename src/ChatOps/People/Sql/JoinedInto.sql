-- Persons from whom an account came, and who have none of their own any more: the same one, as they were known before.
SELECT DISTINCT a.joined_from
FROM accounts a
WHERE a.person_id = @PersonId AND a.joined_from IS NOT NULL AND a.joined_from <> a.person_id
  AND NOT EXISTS (SELECT 1 FROM accounts o WHERE o.person_id = a.joined_from)
ORDER BY a.joined_from
