SELECT first_id, second_id
FROM proposal_splits
WHERE proposal_id = @Id
ORDER BY first_id, second_id
