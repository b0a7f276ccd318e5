SELECT id, program_id, number, first_day, last_day, state
FROM rounds
WHERE state = 'open' AND last_day < @Today
ORDER BY id
