INSERT INTO audit (id, at, actor, action, person_id, reason, outcome)
VALUES (@Id, @At, @Actor, @Action, @PersonId, @Reason, @Outcome)
