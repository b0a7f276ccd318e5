INSERT INTO meeting_facts (occurrence_id, program_key, round_number, week, partnership_id, is_booked, is_held)
VALUES (@OccurrenceId, @ProgramKey, @RoundNumber, @Week, @PartnershipId, @IsBooked, FALSE)
ON CONFLICT (occurrence_id) DO UPDATE
SET is_booked = excluded.is_booked, week = excluded.week
