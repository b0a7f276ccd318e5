-- What an instance of an older version still names while it runs beside a newer one. It pauses whole lanes; who moderates and has joined takes part.
ALTER TABLE lanes ADD COLUMN paused_until BIGINT NOT NULL DEFAULT 0;

CREATE VIEW moderators_taking_part AS SELECT program_id, person_id FROM memberships;
