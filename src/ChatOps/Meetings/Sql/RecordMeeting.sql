INSERT INTO meeting_facts (occurrence_id, program_key, round_number, week, partnership_id, is_booked, is_held)
SELECT CAST(@OccurrenceId AS TEXT), CAST(@ProgramKey AS TEXT), CAST(@RoundNumber AS INTEGER), CAST(@Week AS TEXT), CAST(@PartnershipId AS TEXT), CAST(@IsBooked AS BOOLEAN), FALSE
WHERE NOT EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = @ProgramKey AND c.week = @Week)
ON CONFLICT (occurrence_id) DO UPDATE
SET is_booked = excluded.is_booked, week = excluded.week
WHERE NOT EXISTS (SELECT 1 FROM participation_meetings c WHERE c.program_key = meeting_facts.program_key AND c.week = meeting_facts.week)
