-- Whom somebody reports to: as a person where we know them, and as the work email that the directory gave in any case.
ALTER TABLE persons ADD COLUMN manager_person_id TEXT NULL REFERENCES persons (id);
ALTER TABLE persons ADD COLUMN manager_email TEXT NULL;

-- A number that grows with the level; null while no directory says.
ALTER TABLE persons ADD COLUMN seniority INTEGER NULL;

-- A guest of the workspace or tenant: only in programs that take guests.
ALTER TABLE persons ADD COLUMN is_guest BOOLEAN NOT NULL DEFAULT FALSE;

-- Derived from leave and public holidays, newest state at each change: ISO days and ranges (first/last), comma between, in order.
ALTER TABLE persons ADD COLUMN days_off TEXT NOT NULL DEFAULT '';

CREATE INDEX persons_by_manager ON persons (manager_person_id);
CREATE INDEX persons_by_manager_email ON persons (manager_email);
