-- What others wrote about their weeks is in the others' records: of these only that it is there.
SELECT r.id, r.check_in_id, r.person_id, r.to_person, r.message_id, r.kind, r.choice, CASE WHEN r.person_id = @PersonId THEN r.words END AS words, r.at
FROM responses r
JOIN check_ins c ON c.id = r.check_in_id
WHERE r.person_id = @PersonId OR r.to_person = @PersonId OR (c.person_id = @PersonId AND r.kind <> 'report')
ORDER BY r.at, r.id
