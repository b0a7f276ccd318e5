-- A country's holidays are known without a calendar. ISO 3166-1, and the region as ISO 3166-2 has it behind the hyphen; empty: by address or file.
ALTER TABLE holiday_calendars ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE holiday_calendars ADD COLUMN region TEXT NOT NULL DEFAULT '';

-- The events of the last look that could not be understood: a JSON list of name, line and why.
ALTER TABLE holiday_calendars ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
