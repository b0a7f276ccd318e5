-- What the clock goes through a range at a time, without all that has ended over the years.
CREATE INDEX partnerships_standing_by_id ON partnerships (id) WHERE ended_at IS NULL;
CREATE INDEX memberships_active_by_id ON memberships (id) WHERE state = 'active';
CREATE INDEX memberships_paused_by_id ON memberships (id) WHERE state = 'paused';
CREATE INDEX meeting_series_running ON meeting_series (id) WHERE state NOT IN ('ending', 'ended');
CREATE INDEX meeting_series_failed ON meeting_series (retry_at, id) WHERE state = 'failed';
