SELECT id AS membership_id, person_id
FROM memberships
WHERE program_id = @ProgramId AND state IN ('applied', 'active') AND notice_version < @Version AND notice_shown < @Version
ORDER BY id
LIMIT @Most
