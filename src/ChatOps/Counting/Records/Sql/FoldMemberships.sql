UPDATE membership_facts SET membership_id = lower(hex(randomblob(16)))
WHERE until_week < @FactsWeek AND membership_id IN (SELECT m.id FROM memberships m)
