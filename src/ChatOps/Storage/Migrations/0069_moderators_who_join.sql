-- A moderator who filled in the form for joining has asked to be paired: nobody has to say so twice.
UPDATE proposal_members SET left_out = 'unmatched' WHERE left_out = 'moderator';

DROP TABLE moderators_taking_part;
