using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.People;
using NodaTime.Text;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>The events that Outlook gave, as the series is seen. Pure. Times come in UTC, because nothing else was asked for.</summary>
internal static class SeriesSight
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFF");

    public static SeriesSeen Of(SeriesPlan plan, Models.Event master, IReadOnlyList<Models.Event> occurrences)
    {
        var start = At(master.Start);
        var local = start.InZone(plan.Zone).LocalDateTime;
        var isSingle = plan.LastDay <= plan.FirstDay;
        return new SeriesSeen
        {
            DayOfWeek = local.DayOfWeek,
            From = local.TimeOfDay,
            Minutes = (int)(At(master.End) - start).TotalMinutes,
            Declined = Decliners(plan, master),
            JoinUrl = SeriesEvent.JoinUrl(master),
            Occurrences = [.. occurrences.Select(e => Occurrence(plan, e, isSingle ? plan.FirstDay : DayOf(e, plan.Zone)))],
        };
    }

    /// <summary>The day on which the series has it. A single meeting has no original start.</summary>
    public static LocalDate DayOf(Models.Event occurrence, DateTimeZone zone) =>
        (occurrence.OriginalStart is { } original ? Instant.FromDateTimeOffset(original) : At(occurrence.Start)).InZone(zone).Date;

    private static OccurrenceSeen Occurrence(SeriesPlan plan, Models.Event it, LocalDate day) =>
        new(day, At(it.Start), (int)(At(it.End) - At(it.Start)).TotalMinutes, Decliners(plan, it));

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
