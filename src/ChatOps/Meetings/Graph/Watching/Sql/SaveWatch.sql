UPDATE graph_watches
SET subscription_id = @SubscriptionId,
    client_state = COALESCE(@ClientState, client_state),
    expires_at = @ExpiresAt,
    renew_at = CASE WHEN said = @Said THEN @RenewAt ELSE renew_at END,
    delta_link = @DeltaLink,
    delta_until = @DeltaUntil,
    attempts = @Attempts,
    code = @Code,
    next_at = CASE WHEN said = @Said THEN CAST(@NextAt AS BIGINT) ELSE CAST(@Now AS BIGINT) END
WHERE person_id = @PersonId
