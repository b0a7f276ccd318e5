-- From one key to the next by the index: the ring has a few, the table a row for every person.
WITH RECURSIVE used (ring_key) AS (
    SELECT MIN(ring_key) FROM content_keys
    UNION ALL
    SELECT (SELECT MIN(k.ring_key) FROM content_keys k WHERE k.ring_key > used.ring_key) FROM used WHERE used.ring_key IS NOT NULL
)
SELECT ring_key FROM used WHERE ring_key IS NOT NULL
