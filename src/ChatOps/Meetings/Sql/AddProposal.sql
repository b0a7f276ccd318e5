INSERT INTO meeting_proposals (id, partnership_id, series_id, day, person_id, state, options, created_at)
VALUES (@Id, @PartnershipId, @SeriesId, @Day, @PersonId, 'looking', '', @Now)
ON CONFLICT (partnership_id) WHERE state IN ('looking', 'open') DO NOTHING
