DELETE FROM cover_answers WHERE cover_id IN (SELECT c.id FROM covers c WHERE c.state IN ('declined', 'ended') AND c.until < @FactsDay)
