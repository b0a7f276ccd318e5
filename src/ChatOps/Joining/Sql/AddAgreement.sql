INSERT INTO notice_agreements (membership_id, version, agreed_at)
VALUES (@MembershipId, @Version, @Now)
ON CONFLICT (membership_id, version) DO NOTHING
