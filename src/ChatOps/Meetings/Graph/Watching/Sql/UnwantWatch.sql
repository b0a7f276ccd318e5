UPDATE graph_watches
SET is_wanted = FALSE, attempts = 0, next_at = @Now
WHERE person_id = @PersonId AND is_wanted
  AND NOT EXISTS (
      SELECT 1 FROM meeting_series m WHERE m.organizer_id = graph_watches.person_id AND m.calendar = 'graph' AND m.state IN ('booked', 'asking', 'ending'))
