using System.Globalization;

namespace ChatOps.Meetings;

/// <summary>
/// Series as iCalendar (RFC 5545, RFC 5546): one event a series with a rule that ends, in the pair's zone. A meeting that was moved is an exception of its
/// own, one that does not take place is left out. No words: subject and text are ours.
/// </summary>
internal static class IcsCalendarText
{
    /// <summary>For somebody's feed or file.</summary>
    public static string Publish(IReadOnlyList<IcsSeries> series, string organizer) =>
        Write("PUBLISH", series, series.SelectMany(s => Events(s, organizer, withPeople: false)));

    /// <summary>An invitation to the whole series, or a change of it.</summary>
    public static string Request(IcsSeries series, string organizer) => Write("REQUEST", [series], Events(series, organizer, withPeople: true));

    /// <summary>One occurrence at another time.</summary>
    public static string RequestOne(IcsSeries series, LocalDate day, LocalDateTime start, string organizer) =>
        Write("REQUEST", [series], Event(series, organizer, withPeople: true, start, [RecurrenceId(series, day), "STATUS:CONFIRMED"]));

    public static string Cancel(IcsSeries series, string comment, string organizer) =>
        Write("CANCEL", [series], Event(series, organizer, withPeople: true, Start(series, series.Plan.FirstDay), [.. Rule(series.Plan.Days().Count(), series.Plan), "STATUS:CANCELLED", Comment(comment)]));

    public static string CancelOne(IcsSeries series, LocalDate day, string comment, string organizer) =>
        Write("CANCEL", [series], Event(series, organizer, withPeople: true, Start(series, day), [RecurrenceId(series, day), "STATUS:CANCELLED", Comment(comment)]));

    public static string UidOf(string seriesId) => $"{seriesId}@chatops";

    private static string Write(string method, IReadOnlyList<IcsSeries> series, IEnumerable<string> events) => IcsText.Of(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ChatOps//Meetings//EN",
        "CALSCALE:GREGORIAN",
        $"METHOD:{method}",
        .. method == "PUBLISH" ? (string[])["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"] : [],
        .. series.GroupBy(s => s.Plan.Zone.Id).SelectMany(Zone),
        .. events,
        "END:VCALENDAR",
    ]);

    private static IEnumerable<string> Zone(IEnumerable<IcsSeries> series)
    {
        var all = series.ToList();
        var (first, last) = (all.Min(s => s.Plan.FirstDay).PlusDays(-7), all.Max(s => s.Plan.LastDay).PlusDays(14));
        return VTimeZone.Lines(all[0].Plan.Zone, WallTime.At(first, 0, all[0].Plan.Zone), WallTime.At(last, 0, all[0].Plan.Zone));
    }

    private static IEnumerable<string> Events(IcsSeries series, string organizer, bool withPeople)
    {
        var days = series.Days();
        if (days.Count == 0)
            return [];
        var left = days.Where(d => series.On(d) is { TakesPlace: false }).Select(d => $"EXDATE;TZID={series.Plan.Zone.Id}:{Text(Start(series, d))}");
        var moved = days.Select(series.On).OfType<MeetingOccurrence>().Where(o => o.State == OccurrenceState.Moved);
        return
        [
            .. Event(series, organizer, withPeople, Start(series, series.Plan.FirstDay), [.. Rule(days.Count, series.Plan), .. left, "STATUS:CONFIRMED"]),
            .. moved.SelectMany(o => Event(series, organizer, withPeople, o.StartsAt.InZone(series.Plan.Zone).LocalDateTime, [RecurrenceId(series, o.Day), "STATUS:CONFIRMED"], o.Minutes)),
        ];
    }

    private static IEnumerable<string> Event(IcsSeries series, string organizer, bool withPeople, LocalDateTime start, IEnumerable<string> more, int? minutes = null) =>
    [
        "BEGIN:VEVENT",
        $"UID:{UidOf(series.Plan.SeriesId)}",
        $"DTSTAMP:{series.Stamp.InUtc().LocalDateTime.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture)}Z",
        $"DTSTART;TZID={series.Plan.Zone.Id}:{Text(start)}",
        $"DTEND;TZID={series.Plan.Zone.Id}:{Text(start.PlusMinutes(minutes ?? series.Plan.Minutes))}",
        .. more,
        $"SEQUENCE:{series.Plan.Sequence.ToString(CultureInfo.InvariantCulture)}",
        $"SUMMARY:{IcsText.Escape(series.Plan.Subject)}",
        $"DESCRIPTION:{IcsText.Escape(string.Join('\n', KindWord.Invitation(series.Plan)))}",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        $"ORGANIZER;CN={IcsText.Quote(series.Plan.Subject)}:mailto:{organizer}",
        .. withPeople ? series.Plan.Everybody.Concat(series.Plan.Guests).Where(p => p.Email is not null).Select(Attendee) : [],
        "END:VEVENT",
    ];

    private static string Attendee(Attendee person) =>
        $"ATTENDEE;CN={IcsText.Quote(person.DisplayName)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{person.Email}";

    private static IEnumerable<string> Rule(int count, SeriesPlan plan) => plan.FirstDay == plan.LastDay
        ? []
        : [$"RRULE:FREQ=WEEKLY;INTERVAL={Math.Max(1, plan.EveryWeeks).ToString(CultureInfo.InvariantCulture)};COUNT={count.ToString(CultureInfo.InvariantCulture)}"];

    private static string RecurrenceId(IcsSeries series, LocalDate day) => $"RECURRENCE-ID;TZID={series.Plan.Zone.Id}:{Text(Start(series, day))}";

    private static string Comment(string comment) => $"COMMENT:{IcsText.Escape(comment)}";

    private static LocalDateTime Start(IcsSeries series, LocalDate day) => day.At(series.Plan.From);

    private static string Text(LocalDateTime wall) => wall.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
