UPDATE partnerships
SET first_meeting_ends_at = f.ends_at
FROM (
    SELECT MIN(o.starts_at + o.minutes * 60000) AS ends_at
    FROM meeting_occurrences o
    WHERE o.partnership_id = @PartnershipId AND o.state IN ('planned', 'moved')
      AND NOT EXISTS (
          SELECT 1 FROM meeting_proposals p
          WHERE p.series_id = o.series_id AND (p.day IS NULL OR p.day = o.day) AND p.person_id IS NULL AND p.state IN ('looking', 'open'))
) f
WHERE id = @PartnershipId AND ended_at IS NULL AND (first_meeting_ends_at IS NULL OR first_meeting_ends_at > @Now)
  AND COALESCE(first_meeting_ends_at, 0) <> COALESCE(f.ends_at, 0)
