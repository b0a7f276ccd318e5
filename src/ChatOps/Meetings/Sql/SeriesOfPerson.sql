SELECT m.id, m.partnership_id, m.program_id, m.state, m.calendar, m.organizer_id, m.instead_of, m.zone, m.first_day, m.from_minute, m.minutes, m.every_weeks,
       m.last_day, m.fit, m.attempt, m.sequence, m.external_id, m.join_url, m.parts, m.ended_by, m.created_at, m.changed_at, p.person_id
FROM meeting_series m
JOIN meeting_people p ON p.series_id = m.id
WHERE m.id IN (
        SELECT o.series_id FROM meeting_people o WHERE o.person_id = @PersonId
        UNION ALL
        SELECT g.series_id FROM meeting_guests g WHERE g.person_id = @PersonId AND g.is_over = FALSE)
  AND m.first_day IS NOT NULL AND m.last_day >= @Since
ORDER BY m.id, p.person_id
