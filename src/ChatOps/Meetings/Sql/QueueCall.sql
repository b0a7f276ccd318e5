INSERT INTO meeting_work (id, series_id, position, kind, calendar, mailbox, day, starts, proposal_id, guest_id, sequence, state, attempts, next_at, created_at)
SELECT @Id, m.id, COALESCE((SELECT MAX(w.position) FROM meeting_work w WHERE w.series_id = m.id), 0) + 1, @Kind, m.calendar, m.organizer_id, @Day, @Starts,
       @ProposalId, @GuestId, m.sequence, 'due', 0, @Now, @Now
FROM meeting_series m
WHERE m.id = @SeriesId
