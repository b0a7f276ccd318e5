SELECT r.program_key AS key, r.week, max(r.round_number) AS number
FROM participation_rollup r
GROUP BY r.program_key, r.week
ORDER BY r.program_key, r.week
