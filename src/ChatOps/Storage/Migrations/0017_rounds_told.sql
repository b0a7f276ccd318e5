-- The members of this group were told of each other. A round that was interrupted tells the others when it goes on.
ALTER TABLE proposal_groups ADD COLUMN is_told BOOLEAN NOT NULL DEFAULT FALSE;

-- Made on a moderator's word: it opens as soon as it is approved, whatever the hour.
ALTER TABLE proposals ADD COLUMN is_now BOOLEAN NOT NULL DEFAULT FALSE;
