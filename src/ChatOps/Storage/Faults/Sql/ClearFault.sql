DELETE FROM faults
WHERE tick = @Tick AND kind = @Kind AND item = @Item
