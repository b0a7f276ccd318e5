UPDATE membership_facts SET membership_id = CAST(gen_random_uuid() AS TEXT)
WHERE until_week < @FactsWeek AND membership_id IN (SELECT m.id FROM memberships m)
