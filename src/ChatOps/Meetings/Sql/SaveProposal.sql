UPDATE meeting_proposals
SET state = @State, options = @Options
WHERE id = @Id
