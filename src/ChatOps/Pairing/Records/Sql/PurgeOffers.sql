DELETE FROM partner_offers WHERE offered_at < @Facts
