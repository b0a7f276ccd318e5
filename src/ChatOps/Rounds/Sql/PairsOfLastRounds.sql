SELECT DISTINCT a.person_id AS first_id, b.person_id AS second_id
FROM partnerships s
JOIN rounds r ON r.id = s.round_id
JOIN partners a ON a.partnership_id = s.id
JOIN partners b ON b.partnership_id = s.id AND b.person_id > a.person_id
WHERE s.program_id = @ProgramId AND r.number > (SELECT MAX(number) FROM rounds WHERE program_id = @ProgramId) - @Rounds
