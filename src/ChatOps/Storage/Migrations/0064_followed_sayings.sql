-- The typed message that was carried, as its channel names it: when it is edited or deleted, what was carried follows. Null: from a form or a command.
ALTER TABLE sayings ADD COLUMN typed_id TEXT NULL;
-- Whoever wrote it deleted it, or it says nothing to the partners any more.
ALTER TABLE sayings ADD COLUMN taken_back BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX sayings_by_typed ON sayings (typed_id) WHERE typed_id IS NOT NULL;
