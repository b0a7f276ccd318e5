INSERT INTO intakes (membership_id, topic, languages, mode, feedback_style, own_times, overlap, posts_intro, side, words, changed_at)
VALUES (@MembershipId, @Topic, @Languages, @Mode, @FeedbackStyle, @OwnTimes, @Overlap, @PostsIntro, @Side, @Words, @Now)
ON CONFLICT (membership_id) DO UPDATE
SET topic = excluded.topic, languages = excluded.languages, mode = excluded.mode, feedback_style = excluded.feedback_style,
    own_times = excluded.own_times, overlap = excluded.overlap, posts_intro = excluded.posts_intro, side = excluded.side, words = excluded.words, changed_at = excluded.changed_at
