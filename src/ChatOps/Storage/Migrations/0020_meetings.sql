-- In whose calendar the next series is made when this one is gone.
ALTER TABLE meeting_series ADD COLUMN next_organizer_id TEXT NULL REFERENCES persons (id);
