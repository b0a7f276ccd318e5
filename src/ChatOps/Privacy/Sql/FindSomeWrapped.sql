SELECT wrapped FROM content_keys WHERE ring_key = @RingKey LIMIT 5
