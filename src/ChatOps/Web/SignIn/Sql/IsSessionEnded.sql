SELECT CAST(count(*) AS INTEGER) FROM ended_sessions WHERE id = @Id
