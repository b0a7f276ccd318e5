SELECT o.id, o.series_id, o.day, o.starts_at, o.minutes, o.state, o.away_person_id, o.is_held
FROM meeting_occurrences o
JOIN meeting_series m ON m.id = o.series_id
WHERE o.partnership_id = @PartnershipId AND o.state <> 'cancelled'
ORDER BY o.starts_at, o.id
