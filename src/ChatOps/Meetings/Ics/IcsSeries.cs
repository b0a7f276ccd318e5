using ChatOps.Meetings.Calendars;

namespace ChatOps.Meetings.Ics;

/// <summary>A series as a feed or an invitation tells it.</summary>
/// <param name="Plan">When, with whom.</param>
/// <param name="Occurrences">What is different from the plan, by day; a day that is missing is as planned.</param>
/// <param name="Stamp">When this was written.</param>
internal sealed record IcsSeries(SeriesPlan Plan, IReadOnlyList<MeetingOccurrence> Occurrences, Instant Stamp)
{
    public MeetingOccurrence? On(LocalDate day) => Occurrences.FirstOrDefault(o => o.Day == day);

    /// <summary>The days up to the last that takes place; those that don't are left out one by one.</summary>
    public IReadOnlyList<LocalDate> Days()
    {
        var days = Plan.Days().ToList();
        return days[..(days.FindLastIndex(d => On(d)?.TakesPlace ?? true) + 1)];
    }
}
