using ChatOps.Meetings.Calendars;
using ChatOps.People;

namespace ChatOps.Meetings.Times;

/// <summary>Somebody who is to come, as the search for a slot knows them.</summary>
/// <param name="Hours">Their working week.</param>
/// <param name="Busy">When they can't.</param>
/// <param name="DaysOff">Public holidays, leave.</param>
internal sealed record Comer(WorkingHours Hours, IReadOnlyList<Interval> Busy, DaysOff DaysOff)
{
    public bool WorksOn(LocalDate day) => Hours.Days.Contains((char)('0' + (int)day.DayOfWeek)) && !DaysOff.IsOff(day);

    /// <summary>When the next half of one of their working days begins: nobody is called to a meeting in the half that runs.</summary>
    /// <param name="now">Now.</param>
    /// <param name="until">Null when none begins before this.</param>
    public Instant? NextHalfDay(Instant now, Instant until) => Working(now, until)
        .SelectMany(d => (Instant[])[d.Start, d.Start + (d.Duration / 2)])
        .Where(half => half > now && half < until)
        .Cast<Instant?>()
        .FirstOrDefault();

    /// <summary>Their working days as stretches of time, in order.</summary>
    public IEnumerable<Interval> Working(Instant from, Instant until)
    {
        var last = until.InZone(Hours.Zone).Date;
        for (var day = from.InZone(Hours.Zone).Date.PlusDays(-1); day <= last; day = day.PlusDays(1))
        {
            if (!WorksOn(day))
                continue;
            var start = WallTime.At(day, Hours.From, Hours.Zone);
            var end = WallTime.At(day, Hours.Until > Hours.From ? Hours.Until : Hours.Until + 1440, Hours.Zone);
            if (end > start)
                yield return new Interval(start, end);
        }
    }
}
