namespace ChatOps.Meetings.Times;

/// <summary>One search through the days of a wish, with what is worked out once.</summary>
internal sealed class SlotSearch
{
    private const int Coarse = 15;

    private readonly SlotWish _wish;
    private readonly Instant _end;
    private readonly List<IReadOnlyList<Interval>> _working;

    public SlotSearch(SlotWish wish)
    {
        _wish = wish;
        _end = WallTime.At(wish.LastDay, 24 * 60, wish.Zone);
        _working = [.. wish.People.Select(p => (IReadOnlyList<Interval>)[.. p.Working(wish.Earliest, Instant.Max(_end, wish.Earliest))])];
    }

    private Duration Length => Duration.FromMinutes(_wish.Minutes);

    public IEnumerable<LocalDate> Days()
    {
        for (var day = _wish.Earliest.InZone(_wish.Zone).Date; day <= _wish.LastDay; day = day.PlusDays(1))
            yield return day;
    }

    /// <summary>Slots inside everybody's hours and the window, free for all, in order.</summary>
    /// <param name="days">Where to look.</param>
    /// <param name="grid">In minutes.</param>
    /// <param name="time">Between the check-in's opening and the slot.</param>
    public IEnumerable<Slot> Common(IEnumerable<LocalDate> days, int grid, TimeToRead time) =>
        Starts(days, grid, insideWindow: true)
            .Where(s => IsInsideHours(s.At) && IsFree(s.At) && (time == TimeToRead.None || _wish.People.All(p => HasRead(p, s.At, time))))
            .Select(s => new Slot(s.Wall, s.At, SlotFit.Common));

    /// <summary>
    /// The slot that keeps the worst off nearest to their hours: free if there is a free one, inside the window if it can be.
    /// </summary>
    public Slot? LeastBad()
    {
        var fit = HoursMeet() ? SlotFit.Around : SlotFit.Closest;
        var all = Starts(Days(), Coarse, insideWindow: false).ToList();
        var free = all.Where(s => IsFree(s.At)).ToList();
        var best = (free.Count > 0 ? free : all)
            .Select(s => (s.Wall, s.At, Cost: Cost(s.Wall, s.At)))
            .OrderBy(s => s.Cost.Worst).ThenBy(s => s.Cost.Sum).ThenBy(s => s.At)
            .Select(s => ((LocalDateTime Wall, Instant At)?)(s.Wall, s.At))
            .FirstOrDefault();
        return best is { } found ? new Slot(found.Wall, found.At, fit) : null;
    }

    /// <summary>True when there is a time at which all of them work, busy or not.</summary>
    private bool HoursMeet() => Starts(Days(), 5, insideWindow: false).Any(s => IsInsideHours(s.At));

    private IEnumerable<(LocalDateTime Wall, Instant At)> Starts(IEnumerable<LocalDate> days, int grid, bool insideWindow)
    {
        foreach (var day in days)
        {
            if (insideWindow && !_wish.Days.Contains((char)('0' + (int)day.DayOfWeek)))
                continue;
            var (from, until) = insideWindow ? (_wish.From, _wish.Until) : (0, 24 * 60);
            for (var minute = (from + grid - 1) / grid * grid; minute + _wish.Minutes <= until; minute += grid)
            {
                var wall = day.AtMidnight().PlusMinutes(minute);
                var at = WallTime.At(wall, _wish.Zone);
                // A wall time that the day leaves out is not offered.
                if (at >= _wish.Earliest && at + Length <= _end && at.InZone(_wish.Zone).LocalDateTime == wall)
                    yield return (wall, at);
            }
        }
    }

    private bool IsInsideHours(Instant at) => _working.TrueForAll(w => w.Any(i => i.Start <= at && at + Length <= i.End));

    private bool IsFree(Instant at) => _wish.People.All(p => !p.Busy.Any(b => b.Start < at + Length && at < b.End));

    /// <summary>
    /// After the check-in of the slot's week. Where a working day after it lies in the next week (it opens on a Friday), that of the week
    /// before counts, as long as the new one has not opened.
    /// </summary>
    private bool HasRead(Comer person, Instant at, TimeToRead time)
    {
        var monday = WallTime.MondayOf(at.InZone(person.Hours.Zone).Date);
        var hasRead = Read(person, monday, time);
        if (at >= hasRead)
            return true;
        return time == TimeToRead.WorkingDay
            && hasRead >= WallTime.At(monday.PlusWeeks(1), 0, person.Hours.Zone)
            && at < Opening(person, monday)
            && at >= Read(person, monday.PlusWeeks(-1), time);
    }

    private Instant Read(Comer person, LocalDate monday, TimeToRead time)
    {
        if (time == TimeToRead.Hour)
            return Opening(person, monday) + Duration.FromHours(1);
        var day = OpensOn(person, monday).PlusDays(1);
        for (var last = day.PlusDays(7); day < last && !person.WorksOn(day);)
            day = day.PlusDays(1);
        return WallTime.At(day, _wish.OpensAt, person.Hours.Zone);
    }

    private Instant Opening(Comer person, LocalDate monday) =>
        WallTime.At(OpensOn(person, monday), _wish.OpensAt, person.Hours.Zone);

    /// <summary>A check-in moves to the member's next working day of that week.</summary>
    private LocalDate OpensOn(Comer person, LocalDate monday) => Enumerable
        .Range((int)_wish.OpensOn - 1, 8 - (int)_wish.OpensOn)
        .Select(monday.PlusDays)
        .FirstOrDefault(person.WorksOn, monday.PlusDays((int)_wish.OpensOn - 1));

    private (Duration Worst, Duration Sum) Cost(LocalDateTime wall, Instant at)
    {
        var costs = _working.Select(w => w.Count == 0 ? Duration.Zero : w.Min(i => Outside(i, at))).ToList();
        var window =
            wall.TimeOfDay >= LocalTime.Midnight.PlusMinutes(_wish.From) && Minute(wall) + _wish.Minutes <= _wish.Until
                ? Duration.Zero
                : Duration.FromMinutes(15);
        return (costs.Max() + window, costs.Aggregate(Duration.Zero, (a, b) => a + b));
    }

    private Duration Outside(Interval working, Instant at) =>
        Duration.Max(Duration.Zero, working.Start - at) + Duration.Max(Duration.Zero, at + Length - working.End);

    private static int Minute(LocalDateTime wall) => (wall.Hour * 60) + wall.Minute;
}
