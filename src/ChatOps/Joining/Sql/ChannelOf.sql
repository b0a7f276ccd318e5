SELECT place, set_by, account_id
FROM program_channels
WHERE program_id = @ProgramId
