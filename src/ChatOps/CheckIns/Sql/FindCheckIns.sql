SELECT c.id, c.membership_id, c.program_id, c.person_id, c.week, c.state, c.is_closed, c.partnership_id, c.opens_at, c.on_time_until, c.closes_at,
    c.nudge_at, c.second_nudge_at, c.nudged_at, c.version, c.drafted_at, c.shared_at, c.changed_at, c.taken_back_at, c.words, c.draft,
    g.settings, m.next_check_in_at, k.ring_key, k.wrapped, b.id AS before_id, b.week AS before_week, b.words AS before_words,
    (SELECT MAX(w.week) FROM check_ins w WHERE w.membership_id = c.membership_id AND w.week < c.week) AS opened_before,
    s.id AS standing_id, o.person_id AS partner_id, op.display_name AS partner_name, r.first_day, r.last_day,
    t.id AS meeting_id, t.starts_at AS meeting_at, t.is_held AS meeting_is_held, y.is_held AS said_met
FROM check_ins c
JOIN programs g ON g.id = c.program_id
JOIN memberships m ON m.id = c.membership_id
JOIN rounds r ON r.id = c.round_id
LEFT JOIN content_keys k ON k.person_id = c.person_id
LEFT JOIN check_ins b ON b.id = (
    SELECT q.id FROM check_ins q WHERE q.membership_id = c.membership_id AND q.week < c.week AND q.words IS NOT NULL ORDER BY q.week DESC LIMIT 1)
LEFT JOIN partnerships s ON s.id = (
    SELECT ps.id FROM partners me JOIN partnerships ps ON ps.id = me.partnership_id
    WHERE me.person_id = c.person_id AND ps.program_id = c.program_id AND ps.ended_at IS NULL ORDER BY me.partnership_id DESC LIMIT 1)
LEFT JOIN meeting_occurrences t ON t.id = (
    SELECT z.id FROM meeting_occurrences z
    WHERE z.partnership_id = s.id AND z.state IN ('planned', 'moved') AND z.starts_at < c.opens_at AND z.starts_at > c.opens_at - 691200000
    ORDER BY z.starts_at DESC LIMIT 1)
LEFT JOIN meeting_answers y ON y.occurrence_id = t.id AND y.person_id = c.person_id
LEFT JOIN partners o ON o.partnership_id = s.id AND o.person_id <> c.person_id
LEFT JOIN persons op ON op.id = o.person_id
WHERE c.id IN @Ids
ORDER BY c.id, o.person_id
