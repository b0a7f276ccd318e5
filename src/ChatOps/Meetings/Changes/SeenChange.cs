using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.People;

namespace ChatOps.Meetings.Changes;

/// <summary>What people did in their calendars, from what we knew and what is seen. Pure.</summary>
internal abstract record SeenChange
{
    /// <summary>The whole series has another hour or day of the week.</summary>
    internal sealed record SeriesMoved(IsoDayOfWeek DayOfWeek, LocalTime From, int Minutes) : SeenChange;

    /// <summary>The series, or the one that stood for it, was deleted or is declined as a whole.</summary>
    internal sealed record SeriesDropped(bool IsGone) : SeenChange;

    /// <summary>One is at another time than we knew, or back at the series' own.</summary>
    internal sealed record Moved(MeetingOccurrence Now) : SeenChange;

    /// <summary>One was deleted.</summary>
    internal sealed record Deleted(MeetingOccurrence Which) : SeenChange;

    /// <summary>Somebody declined one; it still stands in the calendar.</summary>
    internal sealed record Declined(MeetingOccurrence Which, PersonId By) : SeenChange;

    /// <param name="series">As we know it.</param>
    /// <param name="known">Its occurrences as we know them.</param>
    /// <param name="seen">As it is seen; null: it is gone.</param>
    /// <param name="since">From when on occurrences were asked about.</param>
    public static IReadOnlyList<SeenChange> Decide(
        MeetingSeries series, IReadOnlyList<MeetingOccurrence> known, SeriesSeen? seen, Instant since)
    {
        var coming = known
            .Where(o => o.StartsAt > since && o.State is not (OccurrenceState.Cancelled or OccurrenceState.Skipped or OccurrenceState.Away))
            .ToList();
        if (series is not { State: SeriesState.Booked, Time: { } time })
            return [];
        if (seen is null)
            return coming.Count == 0 ? [] : [new SeriesDropped(true)];
        if (seen.Declined.Count > 0 && coming.Count > 0)
            return [new SeriesDropped(false)];
        var changes = new List<SeenChange>();
        if (
            seen.DayOfWeek != IsoDayOfWeek.None
            && (seen.DayOfWeek != time.FirstDay.DayOfWeek || seen.From != time.From || seen.Minutes != time.Minutes))
            changes.Add(new SeriesMoved(seen.DayOfWeek, seen.From, seen.Minutes));
        // A series that moved has its occurrences on other days: the week is what they keep.
        foreach (var occurrence in coming)
        {
            var found = seen.Occurrences.FirstOrDefault(o => WallTime.MondayOf(o.Day) == WallTime.MondayOf(occurrence.Day));
            if (found is null && occurrence.TakesPlace)
                changes.Add(new Deleted(occurrence));
            else if (
                found is not null
                && (
                    found.StartsAt != occurrence.StartsAt
                    || found.Day != occurrence.Day
                    || found.Minutes != occurrence.Minutes
                    || !occurrence.TakesPlace))
                changes.Add(
                    new Moved(
                        occurrence with
                        {
                            Day = found.Day,
                            StartsAt = found.StartsAt,
                            Minutes = found.Minutes,
                            State = StateOf(found, seen, time),
                        }));
            if (found is { Declined: [var first, ..] })
                changes.Add(new Declined(occurrence, first));
        }

        return changes;
    }

    private static OccurrenceState StateOf(OccurrenceSeen found, SeriesSeen seen, MeetingTime time) =>
        found.StartsAt == WallTime.At(found.Day.At(seen.DayOfWeek == IsoDayOfWeek.None ? time.From : seen.From), time.TimeZone)
            ? OccurrenceState.Planned
            : OccurrenceState.Moved;
}
