SELECT e.id, e.round_id, e.person_id, e.partnership_id, e.next, e.helped, e.words, e.ask_again_at, e.closed_at, g.settings, k.ring_key, k.wrapped,
    (SELECT COUNT(*) FROM check_ins c WHERE c.membership_id = e.membership_id AND c.round_id = e.round_id) AS weeks,
    (SELECT COUNT(*) FROM check_ins c WHERE c.membership_id = e.membership_id AND c.round_id = e.round_id AND (c.shared_at IS NOT NULL OR c.state = 'skipped')) AS heard,
    (SELECT m.state FROM memberships m WHERE m.id = e.membership_id) AS state,
    (SELECT COUNT(*) FROM round_ends o WHERE o.partnership_id = e.partnership_id AND o.next = 'same') AS wishes
FROM round_ends e
JOIN rounds r ON r.id = e.round_id
JOIN programs g ON g.id = r.program_id
LEFT JOIN content_keys k ON k.person_id = e.person_id
WHERE e.id = @Id
