using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Meetings.Times;
using ChatOps.People;
using NodaTime.Text;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>The events that Outlook gave, as the series is seen. Pure. Times come in UTC, because nothing else was asked for.</summary>
internal static class SeriesSight
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFF");

    /// <summary>Ours and Outlook's.</summary>
    private static readonly Duration ClocksDiffer = Duration.FromMinutes(5);

    /// <param name="plan">As it was planned.</param>
    /// <param name="parts">The events that it consists of, one at least.</param>
    /// <param name="from">Occurrences before this are not told.</param>
    public static SeriesSeen Of(SeriesPlan plan, IReadOnlyList<SeriesPart> parts, Instant from)
    {
        // The one that lasts longest is the series; of the others it counts what is still to come.
        var series = parts.MaxBy(p => p.Occurrences.Select(StartOf).Append(Instant.MinValue).Max())!;
        var others = parts.Where(p => p != series && p.Owner == series.Owner && p.Occurrences.Any(o => StartOf(o) > from)).ToList();
        var (start, minutes) = When(plan, series.Master);
        var local = start.InZone(plan.Zone).LocalDateTime;
        var isSingle = plan.LastDay <= plan.FirstDay;
        var since = from.InZone(plan.Zone).Date;
        return new SeriesSeen
        {
            // A series that became a single meeting has no hour for the others.
            DayOfWeek = series.IsSingle && !isSingle ? IsoDayOfWeek.None : local.DayOfWeek,
            From = local.TimeOfDay,
            Minutes = minutes,
            EveryWeeks = RhythmOf(series),
            ExternalId = series.Master.Id ?? plan.ExternalId,
            Parts = [.. others.Select(p => p.Master.Id!)],
            OrganizerId = series.Owner.PersonId,
            Declined = Decliners(plan, series.Master),
            LacksSomebody = LacksSomebody(plan, series.Owner, series.Master),
            JoinUrl = SeriesEvent.JoinUrl(series.Master),
            Occurrences =
            [
                .. others.Append(series)
                    .SelectMany(p => p.Occurrences)
                    .Select(e => Occurrence(plan, e, isSingle && series.IsSingle ? plan.FirstDay : DayOf(e, plan.Zone)))
                    .Where(o => o.Day >= since || o.StartsAt >= from),
            ],
        };
    }

    /// <summary>It bears our mark, or none and is what the series was: of the same people and name, and made since.</summary>
    /// <param name="plan">The series.</param>
    /// <param name="known">What is left of it: to whom somebody forwarded it, may be invited to the new one.</param>
    /// <param name="part">What may take its place.</param>
    /// <param name="subject">The series' name.</param>
    public static bool TakesThePlaceOf(SeriesPlan plan, IEnumerable<SeriesPart> known, SeriesPart part, string subject)
    {
        if (part.Mark is { } mark)
            return mark == plan.SeriesId;
        var master = part.Master;
        return master.IsOrganizer is not false
            && string.Equals(master.Subject?.Trim(), subject.Trim(), StringComparison.OrdinalIgnoreCase)
            && !(master.CreatedDateTime is { } created && Instant.FromDateTimeOffset(created) < plan.Since - ClocksDiffer)
            && Invited(master) is var invited
            && invited.IsSupersetOf(Addresses(plan, part.Owner))
            && invited.IsSubsetOf([
                .. Addresses(plan, part.Owner),
                .. plan.Guests.Select(g => g.Email).OfType<string>(),
                .. known.SelectMany(k => Invited(k.Master)),
            ]);
    }

    public static Instant StartOf(Models.Event it) => At(it.Start);

    /// <summary>Weeks; 0 where it is no rhythm of ours, null where there is none.</summary>
    private static int? RhythmOf(SeriesPart series) => series.Master.Recurrence?.Pattern switch
    {
        null => null,
        { Type: Models.RecurrencePatternType.Weekly, DaysOfWeek: null or { Count: <= 1 }, Interval: var weeks } => Math.Max(1, weeks ?? 1),
        _ => 0,
    };

    /// <summary>By their number: Outlook may know somebody by another address than we do.</summary>
    public static bool LacksSomebody(SeriesPlan plan, Attendee owner, Models.Event master) =>
        master.Attendees is not null && Invited(master).Count < Addresses(plan, owner).Count;

    private static HashSet<string> Addresses(SeriesPlan plan, Attendee owner) =>
        new(
            plan.Everybody.Where(p => p.PersonId != owner.PersonId).Select(p => p.Email).OfType<string>(),
            StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Invited(Models.Event it)
    {
        var people = (it.Attendees ?? []).Where(a => a.Type is not Models.AttendeeType.Resource);
        return new(people.Select(a => a.EmailAddress?.Address).OfType<string>(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The day on which the series has it. A single meeting has no original start; a whole day is one of no zone.</summary>
    public static LocalDate DayOf(Models.Event occurrence, DateTimeZone zone)
    {
        var at = occurrence.OriginalStart is { } original ? Instant.FromDateTimeOffset(original) : At(occurrence.Start);
        var isWholeDay = occurrence.IsAllDay is true && at.InUtc().TimeOfDay == LocalTime.Midnight;
        return at.InZone(isWholeDay ? DateTimeZone.Utc : zone).Date;
    }

    private static OccurrenceSeen Occurrence(SeriesPlan plan, Models.Event it, LocalDate day)
    {
        var (start, minutes) = When(plan, it);
        return new(day, start, minutes, Decliners(plan, it));
    }

    /// <summary>Whoever makes it last all day gives it no other hour: on that day it is when it was.</summary>
    private static (Instant Start, int Minutes) When(SeriesPlan plan, Models.Event it) => it.IsAllDay is true
        ? (WallTime.At(At(it.Start).InUtc().Date.At(plan.From), plan.Zone), plan.Minutes)
        : (At(it.Start), (int)(At(it.End) - At(it.Start)).TotalMinutes);

    private static List<PersonId> Decliners(SeriesPlan plan, Models.Event it) =>
        [
            .. plan
                .Others.Where(o => it.Attendees?.Any(a => IsOf(a, o) && a.Status?.Response is Models.ResponseType.Declined) is true)
                .Select(o => o.PersonId),
        ];

    private static bool IsOf(Models.Attendee attendee, Attendee person) =>
        person.Email is { } email && string.Equals(attendee.EmailAddress?.Address, email, StringComparison.OrdinalIgnoreCase);

    private static Instant At(Models.DateTimeTimeZone? time)
    {
        if (time?.DateTime is null || !Written.Parse(time.DateTime).TryGetValue(default, out var local))
            throw new GraphFault(0, "TimeIsNotReadable");
        return local.InZoneLeniently(OutlookZones.Named(time.TimeZone) ?? DateTimeZone.Utc).ToInstant();
    }
}
