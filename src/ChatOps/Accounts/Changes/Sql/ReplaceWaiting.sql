UPDATE people_checks
SET state = 'replaced'
WHERE state IN ('looking', 'waiting') AND id <> @Id
