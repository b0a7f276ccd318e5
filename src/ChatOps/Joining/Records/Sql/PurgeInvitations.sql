DELETE FROM invitations WHERE created_at < @Facts
