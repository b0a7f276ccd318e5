-- What a vendor asked to be left alone until when: a method of a workspace, or the whole lane (*). By the time of leases, as lanes.leased_until is.
CREATE TABLE lane_pauses (
    lane TEXT NOT NULL,
    part TEXT NOT NULL,
    paused_until BIGINT NOT NULL,
    PRIMARY KEY (lane, part)
);

ALTER TABLE lanes DROP COLUMN paused_until;
