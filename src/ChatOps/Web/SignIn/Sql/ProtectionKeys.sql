SELECT xml FROM protection_keys ORDER BY created_at, id
