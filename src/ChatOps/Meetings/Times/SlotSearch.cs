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
    /// <param name="afterOpening">Minutes between the check-in's opening and the slot; null: the opening does not matter.</param>
    public IEnumerable<Slot> Common(IEnumerable<LocalDate> days, int grid, int? afterOpening) =>
        Starts(days, grid, insideWindow: true)
            .Where(s => IsInsideHours(s.At) && IsFree(s.At) && (afterOpening is not { } minutes || IsAfterOpening(s.At, minutes)))
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

    private bool IsAfterOpening(Instant at, int minutes) =>
        _wish.People.All(p =>
        {
            var monday = WallTime.MondayOf(at.InZone(p.Hours.Zone).Date);
            // A check-in moves to the member's next working day of that week.
            var opensOn = Enumerable
                .Range((int)_wish.OpensOn - 1, 8 - (int)_wish.OpensOn)
                .Select(monday.PlusDays)
                .FirstOrDefault(p.WorksOn, monday.PlusDays((int)_wish.OpensOn - 1));
            return at >= WallTime.At(opensOn, _wish.OpensAt, p.Hours.Zone) + Duration.FromMinutes(minutes);
        });

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
