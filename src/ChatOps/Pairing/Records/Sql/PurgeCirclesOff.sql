DELETE FROM circles_off
WHERE circle_id IN (SELECT p.id FROM partnerships p WHERE p.ended_at < @Facts)
   OR circle_id IN (SELECT c.id FROM covers c WHERE c.state IN ('declined', 'ended') AND c.until < @FactsDay)
