-- Times to choose from stand on the card on which they were asked for: the reveal, or the meeting's own.
ALTER TABLE meeting_proposals ADD COLUMN on_reveal BOOLEAN NOT NULL DEFAULT FALSE;
