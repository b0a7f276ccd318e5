INSERT INTO audit (id, at, actor, action, person_id, reason) VALUES (@Id, @Now, @Actor, 'report.week-included', @PersonId, NULL)
