INSERT INTO round_ends (id, round_id, membership_id, person_id, partnership_id, asked_at, ask_again_at)
VALUES (@Id, @RoundId, @MembershipId, @PersonId, @PartnershipId, @AskedAt, @AskAgainAt)
ON CONFLICT (round_id, person_id) DO NOTHING
