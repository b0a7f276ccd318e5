UPDATE monthly_talks
SET answer = @Answer
WHERE id = @Id AND answer IS NULL
