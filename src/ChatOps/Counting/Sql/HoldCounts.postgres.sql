LOCK TABLE participation_rollup, participation_members, participation_facts, membership_facts IN SHARE ROW EXCLUSIVE MODE
