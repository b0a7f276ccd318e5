INSERT INTO memberships (id, program_id, person_id, state, paused_until, notice_version, notice_at, joined_at)
VALUES (@Id, @ProgramId, @PersonId, @State, @PausedUntil, @NoticeVersion, @Now, @Now)
ON CONFLICT (program_id, person_id) DO UPDATE
SET state = excluded.state,
    paused_until = excluded.paused_until,
    notice_at = CASE WHEN excluded.notice_version > memberships.notice_version THEN excluded.notice_at ELSE memberships.notice_at END,
    notice_version = excluded.notice_version,
    joined_at = CASE WHEN memberships.state IN ('left', 'graduated') AND excluded.state IN ('applied', 'active') THEN excluded.joined_at ELSE memberships.joined_at END
RETURNING id
