SELECT day, name
FROM holidays
WHERE program_id = @ProgramId AND day >= @From
ORDER BY day
LIMIT @Most
