-- When the pair's first meeting is over, which their first check-in waits for. Kept by Meetings; it stays once it is past.
ALTER TABLE partnerships ADD COLUMN first_meeting_ends_at BIGINT NULL;
