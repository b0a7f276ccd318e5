SELECT email
FROM moderators
WHERE program_id = @ProgramId
ORDER BY email
