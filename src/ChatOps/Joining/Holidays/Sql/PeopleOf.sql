SELECT person_id
FROM memberships
WHERE program_id = @ProgramId AND state IN ('applied', 'active', 'paused')
ORDER BY person_id
