SELECT b.person_id, p.display_name, p.work_email, p.zone, p.locale, p.work_days, p.work_from, p.work_until, p.department, p.days_off, p.is_guest,
       COALESCE(x.state, '') AS membership, COALESCE(i.own_times, FALSE) AS own_times, COALESCE(i.mode, '') AS mode,
       (SELECT MIN(a.user_id) FROM accounts a WHERE a.person_id = p.id AND a.channel = 'teams' AND a.state <> 'deactivated') AS object_id, b.guest_of, b.is_over
FROM partnerships s
JOIN (
    SELECT person_id, NULL AS guest_of, FALSE AS is_over
    FROM partners
    WHERE partnership_id = @PartnershipId
    UNION ALL
    SELECT g.person_id, g.series_id AS guest_of, g.is_over
    FROM meeting_guests g
    JOIN meeting_series m ON m.id = g.series_id
    WHERE m.partnership_id = @PartnershipId
) b ON TRUE
JOIN persons p ON p.id = b.person_id
LEFT JOIN memberships x ON x.program_id = s.program_id AND x.person_id = b.person_id
LEFT JOIN intakes i ON i.membership_id = x.id
WHERE s.id = @PartnershipId
ORDER BY p.display_name, p.id
