namespace ChatOps.Meetings.Times;

/// <summary>
/// The first slot that is free for all inside everybody's working hours and the agreed window: in the same week if there is one, and in it
/// a working day after the check-in opens, or else after it. Without one, the least bad: the one that keeps the worst off nearest to their
/// hours. Pure.
/// </summary>
internal static class FreeSlot
{
    /// <summary>Quarter hours look right in a calendar; the finer grid finds what lies between.</summary>
    private static readonly int[] Grids = [15, 5];

    /// <summary>Two proposals of one day are this far apart at least.</summary>
    private static readonly Duration Apart = Duration.FromHours(2);

    /// <summary>Null only when no day is left.</summary>
    public static Slot? First(SlotWish wish)
    {
        var search = new SlotSearch(wish);
        var weeks = search.Days().GroupBy(WallTime.MondayOf).ToList();
        foreach (var times in (TimeToRead[][])[[TimeToRead.WorkingDay, TimeToRead.Hour], [TimeToRead.None]])
        {
            foreach (var week in weeks)
            {
                foreach (var (time, grid) in times.SelectMany(t => Grids.Select(g => (t, g))))
                {
                    if (search.Common(week, grid, time).FirstOrDefault() is { } slot)
                        return slot;
                }
            }
        }

        return search.LeastBad();
    }

    /// <summary>Several to choose from: on different days first, else well apart. Fewer when there are no more.</summary>
    /// <param name="wish">What they have to be like.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="except">Wall times that were offered before, or that stand now.</param>
    public static IReadOnlyList<Slot> Some(SlotWish wish, int count, IReadOnlyCollection<LocalDateTime> except)
    {
        var search = new SlotSearch(wish);
        var all = Enum.GetValues<TimeToRead>().SelectMany(time => search.Common(search.Days(), Grids[0], time))
            .Where(s => !except.Contains(s.Start)).DistinctBy(s => s.At).ToList();
        if (all.Count == 0)
            return search.LeastBad() is { } only && !except.Contains(only.Start) ? [only] : [];
        var chosen = new List<Slot>();
        foreach (var fits in (Func<Slot, Slot, bool>[])[(a, b) => a.Start.Date != b.Start.Date, (a, b) => Far(a, b)])
        {
            foreach (var slot in all.Where(s => chosen.TrueForAll(c => c != s && fits(c, s))))
            {
                if (chosen.Count < count && chosen.TrueForAll(c => fits(c, slot)))
                    chosen.Add(slot);
            }
        }

        return [.. chosen.OrderBy(s => s.At)];
    }

    private static bool Far(Slot a, Slot b) => (a.At > b.At ? a.At - b.At : b.At - a.At) >= Apart;
}
