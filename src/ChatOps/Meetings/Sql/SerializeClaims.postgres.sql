SELECT 1 FROM (SELECT pg_advisory_xact_lock(470410)) AS locked
