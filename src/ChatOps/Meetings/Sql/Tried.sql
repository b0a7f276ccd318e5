SELECT organizer_id, ended_by
FROM meeting_series
WHERE partnership_id = @PartnershipId AND calendar = 'graph' AND ended_by IN ('calendar', 'failed')
