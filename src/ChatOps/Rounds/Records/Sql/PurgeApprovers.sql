UPDATE proposals
SET approved_by = NULL
WHERE approved_by IS NOT NULL AND state IN ('opened', 'dropped') AND last_day < @FactsDay
