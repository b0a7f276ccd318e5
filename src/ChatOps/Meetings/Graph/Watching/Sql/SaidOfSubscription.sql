UPDATE graph_watches
SET said = said + 1,
    renew_at = CASE WHEN @Renews THEN @Now ELSE renew_at END,
    expires_at = CASE WHEN @IsRemoved THEN 0 ELSE expires_at END,
    attempts = 0,
    next_at = @Now
WHERE subscription_id = @SubscriptionId
