SELECT g.id, g.key, g.name, (SELECT count(*) FROM memberships m WHERE m.program_id = g.id AND m.state = 'paused') AS paused
FROM programs g
