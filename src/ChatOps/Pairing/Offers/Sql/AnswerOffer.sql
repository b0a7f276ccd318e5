UPDATE partner_offers
SET answer = @Answer
WHERE id = @Id AND answer IS NULL
