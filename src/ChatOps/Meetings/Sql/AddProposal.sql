INSERT INTO meeting_proposals (id, partnership_id, series_id, day, person_id, on_reveal, state, options, created_at)
VALUES (@Id, @PartnershipId, @SeriesId, @Day, @PersonId, @IsOnReveal, 'looking', '', @Now)
ON CONFLICT (partnership_id) WHERE state IN ('looking', 'open') DO NOTHING
