SELECT c.id
FROM covers c
JOIN meeting_series m ON m.partnership_id = c.by_partnership_id
WHERE m.id = @SeriesId AND c.person_id = @PersonId AND c.state = 'standing'
