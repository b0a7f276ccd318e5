SELECT ring_key, sealed FROM key_checks
