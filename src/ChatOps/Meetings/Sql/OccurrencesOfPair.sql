SELECT o.id, o.series_id, o.day, o.starts_at, o.minutes, o.state, o.away_person_id, o.is_held, a.is_held AS said,
    EXISTS (SELECT 1 FROM meeting_facts f JOIN participation_meetings c ON c.program_key = f.program_key AND c.week = f.week WHERE f.occurrence_id = o.id) AS is_counted
FROM meeting_occurrences o
JOIN meeting_series m ON m.id = o.series_id
LEFT JOIN meeting_answers a ON a.occurrence_id = o.id AND a.person_id = @Reader
WHERE o.partnership_id = @PartnershipId AND o.state <> 'cancelled'
ORDER BY o.starts_at, o.id
