UPDATE participation_facts SET is_due = TRUE, is_shared = TRUE, is_on_time = @IsOnTime WHERE check_in_id = @CheckInId AND NOT is_shared
