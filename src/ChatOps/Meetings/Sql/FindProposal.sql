SELECT id, partnership_id, series_id, day, person_id, on_reveal, state, options
FROM meeting_proposals
WHERE id = @Id
