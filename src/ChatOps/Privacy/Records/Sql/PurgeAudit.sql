DELETE FROM audit WHERE at < @Audit
