SELECT COUNT(*)
FROM responses r
JOIN check_ins c ON c.id = r.check_in_id
WHERE c.program_id = @ProgramId AND r.kind = 'report' AND r.at >= @Since AND c.person_id <> @Reader
