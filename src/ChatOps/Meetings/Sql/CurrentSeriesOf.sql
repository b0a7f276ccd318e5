SELECT m.id, m.partnership_id, m.program_id, m.state, m.calendar, m.organizer_id, m.instead_of, m.zone, m.first_day, m.from_minute, m.minutes, m.every_weeks,
       m.last_day, m.fit, m.attempt, m.sequence, m.external_id, m.join_url, m.parts, m.ended_by, m.created_at, m.changed_at, p.person_id
FROM meeting_series m
JOIN meeting_people p ON p.series_id = m.id
WHERE m.partnership_id = @PartnershipId AND m.state NOT IN ('ending', 'ended')
ORDER BY m.instead_of, m.id, p.person_id
