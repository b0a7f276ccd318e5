INSERT INTO sample_goals (program_id, id, position, months, texts)
VALUES (@ProgramId, @Id, @Position, @Months, @Texts)
