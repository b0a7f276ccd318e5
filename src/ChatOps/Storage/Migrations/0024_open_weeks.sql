-- Every few seconds it is asked which weeks are over: of those that are open, not of all that ever were. (A NOT of its own column is no
-- search in an index on it, but it is the condition of a partial one.)
DROP INDEX check_ins_open;
CREATE INDEX check_ins_open ON check_ins (closes_at) WHERE NOT is_closed;
