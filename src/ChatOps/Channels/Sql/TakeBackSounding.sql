DELETE FROM soundings
WHERE delivery_id = @DeliveryId
