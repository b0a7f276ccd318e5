using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.People;

namespace ChatOps.Meetings.Changes;

/// <summary>What people did in their calendars, from what we knew and what is seen. Pure.</summary>
internal abstract record SeenChange
{
    /// <summary>It is another event of the vendor's, or several, or somebody else's now.</summary>
    internal sealed record TakenOver(string? ExternalId, IReadOnlyList<string> Parts, PersonId Organizer, Uri? JoinUrl) : SeenChange;

    /// <summary>The whole series has another hour, day of the week or rhythm.</summary>
    internal sealed record SeriesMoved(IsoDayOfWeek DayOfWeek, LocalTime From, int Minutes, int EveryWeeks) : SeenChange;

    /// <summary>It ends before its time, and nothing follows.</summary>
    internal sealed record EndsEarly(IReadOnlyList<MeetingOccurrence> Missing) : SeenChange;

    /// <summary>One more than was planned.</summary>
    internal sealed record Added(OccurrenceSeen Seen) : SeenChange;

    /// <summary>One that the new rhythm leaves out.</summary>
    internal sealed record LeftOut(MeetingOccurrence Which) : SeenChange;

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
        if (series is not { State: SeriesState.Booked or SeriesState.Asking, Time: { } time })
            return [];
        var coming = known
            .Where(o => o.StartsAt > since && o.State is not (OccurrenceState.Cancelled or OccurrenceState.Skipped or OccurrenceState.Away))
            .ToList();
        if (seen is null)
            return series.State == SeriesState.Asking || coming.Count == 0 ? [] : [new SeriesDropped(true)];
        List<SeenChange> changes = [.. Event(series, seen)];
        if ((seen.Declined.Count > 0 || seen.LacksSomebody) && coming.Count > 0)
            return [.. changes, new SeriesDropped(false)];
        var everyWeeks = seen.EveryWeeks ?? time.EveryWeeks;
        var isMoved = seen.DayOfWeek != IsoDayOfWeek.None
            && (seen.DayOfWeek != time.FirstDay.DayOfWeek
                || seen.From != time.From
                || seen.Minutes != time.Minutes
                || everyWeeks != time.EveryWeeks);
        if (isMoved)
            changes.Add(new SeriesMoved(seen.DayOfWeek, seen.From, seen.Minutes, everyWeeks));
        changes.AddRange(Occurrences(known, coming, seen, time, everyWeeks));
        return changes;
    }

    private static IEnumerable<SeenChange> Event(MeetingSeries series, SeriesSeen seen)
    {
        var (id, organizer) = (seen.ExternalId ?? series.ExternalId, seen.OrganizerId ?? series.OrganizerId);
        if (id != series.ExternalId || organizer != series.OrganizerId || !seen.Parts.SequenceEqual(series.Parts))
            yield return new TakenOver(id, seen.Parts, organizer, id == series.ExternalId ? series.JoinUrl : seen.JoinUrl);
    }

    private static IEnumerable<SeenChange> Occurrences(
        IReadOnlyList<MeetingOccurrence> known, List<MeetingOccurrence> coming, SeriesSeen seen, MeetingTime time, int everyWeeks)
    {
        var pairs = Matched(coming, seen.Occurrences);
        var missing = coming.Where(o => o.TakesPlace && !pairs.ContainsKey(o)).ToList();
        var end = seen.Occurrences.Select(o => (Instant?)o.StartsAt).Max();
        var tail = missing.Where(o => end is null || o.StartsAt > end).ToList();
        if (everyWeeks != time.EveryWeeks)
        {
            foreach (var one in missing)
                yield return new LeftOut(one);
        }
        else
        {
            // One at the end was deleted by itself; of several the series was cut short.
            if (tail.Count > 1)
                yield return new EndsEarly(tail);
            foreach (var one in tail.Count > 1 ? missing.Except(tail) : missing)
                yield return new Deleted(one);
        }

        foreach (var (occurrence, found) in pairs)
        {
            if (found.StartsAt != occurrence.StartsAt
                || found.Day != occurrence.Day
                || found.Minutes != occurrence.Minutes
                || !occurrence.TakesPlace)
                yield return new Moved(
                    occurrence with
                    {
                        Day = found.Day,
                        StartsAt = found.StartsAt,
                        Minutes = found.Minutes,
                        State = StateOf(found, seen, time),
                    });
            if (found.Declined is [var first, ..])
                yield return new Declined(occurrence, first);
        }

        // What we leave out ourselves may still stand there; what is over is nobody's news.
        foreach (var found in seen.Occurrences.Except(pairs.Values))
        {
            bool IsThis(MeetingOccurrence o) => o.Day == found.Day
                || (everyWeeks > 0 && o.State != OccurrenceState.Cancelled && WallTime.MondayOf(o.Day) == WallTime.MondayOf(found.Day));
            if (!known.Any(IsThis))
                yield return new Added(found);
        }
    }

    /// <summary>By their day; of the others by their week: a series that moved has its occurrences on other days.</summary>
    private static Dictionary<MeetingOccurrence, OccurrenceSeen> Matched(
        List<MeetingOccurrence> coming, IReadOnlyList<OccurrenceSeen> seen)
    {
        var pairs = new Dictionary<MeetingOccurrence, OccurrenceSeen>();
        foreach (var fits in (Func<LocalDate, LocalDate, bool>[])
            [(a, b) => a == b, (a, b) => WallTime.MondayOf(a) == WallTime.MondayOf(b)])
        {
            foreach (var one in coming.Where(o => !pairs.ContainsKey(o)))
            {
                if (seen.FirstOrDefault(o => fits(o.Day, one.Day) && !pairs.ContainsValue(o)) is { } found)
                    pairs[one] = found;
            }
        }

        return pairs;
    }

    private static OccurrenceState StateOf(OccurrenceSeen found, SeriesSeen seen, MeetingTime time) =>
        found.StartsAt == WallTime.At(found.Day.At(seen.DayOfWeek == IsoDayOfWeek.None ? time.From : seen.From), time.TimeZone)
            ? OccurrenceState.Planned
            : OccurrenceState.Moved;
}
