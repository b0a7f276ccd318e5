DELETE FROM proposal_members WHERE proposal_id IN (SELECT p.id FROM proposals p WHERE p.state IN ('opened', 'dropped') AND p.last_day < @FactsDay)
