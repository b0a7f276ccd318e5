DELETE FROM covers WHERE state IN ('declined', 'ended') AND until < @FactsDay
