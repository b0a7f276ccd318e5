SELECT id, program_id, person_id, state, paused_until, notice_version, joined_at
FROM memberships
WHERE program_id = @ProgramId AND person_id = @PersonId
