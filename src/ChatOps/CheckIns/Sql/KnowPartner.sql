UPDATE check_ins SET partnership_id = @PartnershipId WHERE id = @Id
