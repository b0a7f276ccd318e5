-- Whether it was done, or refused: done, refused. What was recorded before this was kept counts as done.
ALTER TABLE audit ADD COLUMN outcome TEXT NOT NULL DEFAULT 'done';
