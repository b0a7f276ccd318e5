DELETE FROM partners WHERE partnership_id IN (SELECT s.id FROM partnerships s WHERE s.ended_at < @Facts)
