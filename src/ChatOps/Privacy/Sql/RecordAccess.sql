INSERT INTO audit (id, at, actor, action, person_id, reason)
VALUES (@Id, @At, @Actor, @Action, @PersonId, NULL)
