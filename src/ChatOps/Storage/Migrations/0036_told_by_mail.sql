-- Ids of who got the mail of this change, separated by blanks: after a crash only the others get theirs.
ALTER TABLE meeting_work ADD COLUMN told TEXT NOT NULL DEFAULT '';
-- The number of this change in iCalendar, as it was when the change was made.
ALTER TABLE meeting_work ADD COLUMN sequence INTEGER NULL;
