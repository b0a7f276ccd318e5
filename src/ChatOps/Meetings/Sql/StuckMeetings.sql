SELECT s.partnership_id, s.program_id, s.trouble, s.code, p.display_name AS name, o.display_name AS organizer
FROM (
    SELECT m.partnership_id, m.program_id, m.organizer_id, 'none' AS trouble,
           (SELECT w.code FROM meeting_work w WHERE w.series_id = m.id AND w.state = 'dead' ORDER BY w.position DESC LIMIT 1) AS code
    FROM meeting_series m
    JOIN partnerships t ON t.id = m.partnership_id
    WHERE m.state = 'failed' AND m.retry_at IS NOT NULL AND t.ended_at IS NULL
    UNION ALL
    SELECT m.partnership_id, m.program_id, m.organizer_id, 'elsewhere' AS trouble,
           (SELECT w.code FROM meeting_work w WHERE w.series_id = m.id AND w.code IS NOT NULL ORDER BY w.position DESC LIMIT 1) AS code
    FROM meeting_series m
    JOIN partnerships t ON t.id = m.partnership_id
    WHERE t.ended_at IS NULL
      AND m.id = (
          SELECT MAX(x.id) FROM meeting_series x
          WHERE x.partnership_id = m.partnership_id AND x.calendar = 'graph' AND x.ended_by IN ('calendar', 'failed') AND x.ended_at >= @Since)
      AND EXISTS (SELECT 1 FROM meeting_series c WHERE c.partnership_id = m.partnership_id AND c.calendar = 'ics' AND c.instead_of = '' AND c.state NOT IN ('ending', 'ended'))
    UNION ALL
    SELECT m.partnership_id, m.program_id, m.organizer_id, CASE WHEN w.calendar = 'graph' THEN 'left' ELSE 'unmailed' END AS trouble, w.code
    FROM meeting_work w
    JOIN meeting_series m ON m.id = w.series_id
    WHERE w.state = 'dead' AND w.ended_at >= @Since
      AND ((w.calendar = 'graph' AND w.kind = 'cancel') OR (w.calendar = 'ics' AND w.kind IN ('move', 'move_occurrence', 'cancel_occurrence', 'cancel')))
) s
JOIN partners b ON b.partnership_id = s.partnership_id
JOIN persons p ON p.id = b.person_id
JOIN persons o ON o.id = s.organizer_id
WHERE @ProgramId = '' OR s.program_id = @ProgramId
ORDER BY s.partnership_id, s.trouble, p.display_name, p.id
