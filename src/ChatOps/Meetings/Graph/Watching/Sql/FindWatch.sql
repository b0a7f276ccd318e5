SELECT person_id, subscription_id, client_state
FROM graph_watches
WHERE subscription_id = @SubscriptionId
