SELECT m.id, m.partnership_id, m.program_id, m.state, m.calendar, m.organizer_id, m.instead_of, m.zone, m.first_day, m.from_minute, m.minutes, m.every_weeks,
       m.last_day, m.fit, m.attempt, m.sequence, m.external_id, m.join_url, m.ended_by, p.person_id
FROM meeting_people o
JOIN meeting_series m ON m.id = o.series_id
JOIN meeting_people p ON p.series_id = m.id
WHERE o.person_id = @PersonId AND m.first_day IS NOT NULL AND m.last_day >= @Since
ORDER BY m.id, p.person_id
