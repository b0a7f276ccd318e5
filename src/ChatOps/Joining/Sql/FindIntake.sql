SELECT membership_id, topic, languages, mode, feedback_style, own_times, overlap, posts_intro, side, words
FROM intakes
WHERE membership_id = @MembershipId
