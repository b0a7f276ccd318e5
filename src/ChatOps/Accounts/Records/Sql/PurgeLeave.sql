DELETE FROM leave_days WHERE last_day < @FactsDay
