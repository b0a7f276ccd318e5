-- Who agreed to an older data notice than the one in force is looked for all the time, and is nobody nearly always.
CREATE INDEX memberships_by_notice ON memberships (program_id, notice_version);
