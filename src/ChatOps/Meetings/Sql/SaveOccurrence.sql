INSERT INTO meeting_occurrences (id, series_id, partnership_id, day, starts_at, minutes, state, away_person_id, is_held)
VALUES (@Id, @SeriesId, @PartnershipId, @Day, @StartsAt, @Minutes, @State, @AwayPersonId, @IsHeld)
ON CONFLICT (series_id, day) DO UPDATE
SET starts_at = excluded.starts_at, minutes = excluded.minutes, state = excluded.state, away_person_id = excluded.away_person_id
