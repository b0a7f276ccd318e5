UPDATE participation_facts SET is_due = TRUE, is_shared = TRUE, is_on_time = check_in_id IN @OnTime WHERE check_in_id IN @CheckInIds AND NOT is_shared
