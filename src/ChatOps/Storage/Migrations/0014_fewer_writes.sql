-- Only who is still to be nudged stands in the list of nudges: a check-in that is shared or skipped leaves it and writes nothing else.
DROP INDEX check_ins_to_nudge;
CREATE INDEX check_ins_to_nudge ON check_ins (nudge_at) WHERE nudge_at IS NOT NULL;

-- With the partnership, so that the newest one of a person is the last entry and needs no sorting.
DROP INDEX partners_by_person;
CREATE INDEX partners_by_person ON partners (person_id, partnership_id);
