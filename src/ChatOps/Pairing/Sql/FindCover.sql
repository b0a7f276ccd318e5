SELECT id, partnership_id, away_id, person_id, by_partnership_id, until, state
FROM covers
WHERE id = @Id
