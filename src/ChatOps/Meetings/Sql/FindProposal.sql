SELECT id, partnership_id, series_id, day, person_id, state, options
FROM meeting_proposals
WHERE id = @Id
