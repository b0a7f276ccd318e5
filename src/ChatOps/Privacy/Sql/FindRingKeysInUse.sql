SELECT DISTINCT ring_key FROM content_keys
