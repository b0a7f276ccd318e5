SELECT s.id
FROM partnerships s
WHERE s.id IN (SELECT m.partnership_id FROM meeting_series m WHERE m.id IN @Series) OR s.id IN @Partnerships
ORDER BY s.id
