-- When a channel is asked who has this address; null: not any more.
ALTER TABLE invitations ADD COLUMN ask_at BIGINT NULL DEFAULT 0;
