DELETE FROM proposal_splits WHERE proposal_id IN (SELECT p.id FROM proposals p WHERE p.state IN ('opened', 'dropped') AND p.last_day < @FactsDay)
