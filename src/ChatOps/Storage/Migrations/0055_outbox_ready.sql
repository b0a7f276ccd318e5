-- A claimed row leaves the list of what is due. What the worker took lies behind it then, and nothing that is dead lies before it: with the claim's end in
-- this list, every look for what is due next went through all that was claimed in the last minute.
CREATE INDEX outbox_ready ON outbox (lane, turn, next_at) WHERE state = 'due' AND claimed_by IS NULL;
DROP INDEX outbox_due;

-- By their end, which is how claims that ran out are found. Only for whoever names the state: the list of claims was taken for the way to a single row, too.
CREATE INDEX outbox_claims ON outbox (next_at) WHERE state = 'due' AND claimed_by IS NOT NULL;
DROP INDEX outbox_claimed;
