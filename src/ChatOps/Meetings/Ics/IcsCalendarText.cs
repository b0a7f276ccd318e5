using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Serialization;
using Wire = Ical.Net.DataTypes;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// Series as iCalendar (RFC 5545, RFC 5546): one event a series with a rule that ends, in the pair's zone. A meeting that was moved is an
/// exception of its own, one that does not take place is left out. No words: subject and text are ours.
/// </summary>
internal static class IcsCalendarText
{
    /// <param name="series">What is in it.</param>
    /// <param name="organizer">Who speaks for the meetings.</param>
    /// <param name="feedName">
    /// What the calendar is called that a client makes of a feed. A file has none: its events belong into the calendar that is there.
    /// </param>
    public static string Publish(IReadOnlyList<IcsSeries> series, string organizer, string? feedName = null) =>
        Write("PUBLISH", series, series.SelectMany(s => Events(s, organizer, withPeople: false)), feedName);

    /// <summary>An invitation to the whole series, or a change of it.</summary>
    public static string Request(IcsSeries series, string organizer) =>
        Write("REQUEST", [series], Events(series, organizer, withPeople: true));

    /// <summary>One occurrence at another time.</summary>
    public static string RequestOne(IcsSeries series, LocalDate day, LocalDateTime start, string organizer) =>
        Write("REQUEST", [series], [InPlaceOf(series, day, Event(series, organizer, withPeople: true, start, "CONFIRMED"))]);

    public static string Cancel(IcsSeries series, string comment, string organizer)
    {
        var told = Event(series, organizer, withPeople: true, Start(series, series.Plan.FirstDay), "CANCELLED", comment);
        told.RecurrenceRule = Rule(series.Plan.Days().Count(), series.Plan);
        return Write("CANCEL", [series], [told]);
    }

    public static string CancelOne(IcsSeries series, LocalDate day, string comment, string organizer) =>
        Write(
            "CANCEL",
            [series],
            [InPlaceOf(series, day, Event(series, organizer, withPeople: true, Start(series, day), "CANCELLED", comment))]);

    public static string UidOf(string seriesId) => $"{seriesId}@chatops";

    private static string Write(
        string method, IReadOnlyList<IcsSeries> series, IEnumerable<CalendarEvent> events, string? feedName = null)
    {
        var calendar = new Calendar { ProductId = "-//ChatOps//Meetings//EN", Scale = "GREGORIAN", Method = method };
        if (feedName is not null)
        {
            // RFC 7986 5.1, and what Outlook, Google and Apple read (MS-OXCICAL 2.1.3.1.1.4).
            calendar.AddProperty("NAME", IcsText.OneLine(feedName));
            calendar.AddProperty("X-WR-CALNAME", IcsText.OneLine(feedName));
            var refresh = new CalendarProperty("REFRESH-INTERVAL", "PT1H");
            refresh.AddParameter("VALUE", "DURATION");
            calendar.Properties.Add(refresh);
            calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        }

        foreach (var zone in series.GroupBy(s => s.Plan.Zone.Id))
            calendar.AddChild(Zone([.. zone]));
        foreach (var one in events)
            calendar.AddChild(one);
        return IcsText.Fold(new CalendarSerializer(calendar).SerializeToString() ?? "");
    }

    private static VTimeZone Zone(IReadOnlyList<IcsSeries> series)
    {
        var zone = series[0].Plan.Zone;
        var (first, last) = (series.Min(s => s.Plan.FirstDay).PlusDays(-7), series.Max(s => s.Plan.LastDay).PlusDays(14));
        return ZoneRules.Of(zone, WallTime.At(first, 0, zone), WallTime.At(last, 0, zone));
    }

    private static IEnumerable<CalendarEvent> Events(IcsSeries series, string organizer, bool withPeople)
    {
        var days = series.Days();
        if (days.Count == 0)
            yield break;
        var all = Event(series, organizer, withPeople, Start(series, series.Plan.FirstDay), "CONFIRMED");
        all.RecurrenceRule = Rule(days.Count, series.Plan);
        all.ExceptionDates.AddRange(days.Where(d => series.On(d) is { TakesPlace: false }).Select(d => At(series, Start(series, d))));
        yield return all;
        foreach (var moved in days.Select(series.On).OfType<MeetingOccurrence>().Where(o => o.State == OccurrenceState.Moved))
        {
            var start = moved.StartsAt.InZone(series.Plan.Zone).LocalDateTime;
            yield return InPlaceOf(series, moved.Day, Event(series, organizer, withPeople, start, "CONFIRMED", minutes: moved.Minutes));
        }
    }

    private static CalendarEvent Event(
        IcsSeries series,
        string organizer,
        bool withPeople,
        LocalDateTime start,
        string status,
        string? comment = null,
        int? minutes = null)
    {
        var told = new CalendarEvent
        {
            Uid = UidOf(series.Plan.SeriesId),
            DtStamp = new Wire.CalDateTime(series.Stamp.ToDateTimeUtc(), hasTime: true),
            DtStart = At(series, start),
            DtEnd = At(series, start.PlusMinutes(minutes ?? series.Plan.Minutes)),
            Status = status,
            Sequence = series.Plan.Sequence,
            Summary = IcsText.Lines(series.Plan.Subject),
            Description = IcsText.Lines(string.Join('\n', KindWord.Invitation(series.Plan))),
            Class = "PRIVATE",
            Transparency = "OPAQUE",
            Organizer = new Wire.Organizer(IcsText.MailTo(organizer)) { CommonName = IcsText.OneLine(series.Plan.Subject) },
        };
        if (comment is not null)
            told.Comments.Add(IcsText.Lines(comment));
        if (withPeople)
        {
            foreach (var person in series.Plan.Everybody.Concat(series.Plan.Guests).Where(p => p.Email is not null))
                told.Attendees.Add(Attendee(person));
        }

        return told;
    }

    private static CalendarEvent InPlaceOf(IcsSeries series, LocalDate day, CalendarEvent told)
    {
        told.RecurrenceIdentifier = new Wire.RecurrenceIdentifier(At(series, Start(series, day)));
        return told;
    }

    private static Wire.Attendee Attendee(Attendee person) => new(IcsText.MailTo(person.Email!))
    {
        CommonName = IcsText.OneLine(person.DisplayName),
        Role = "REQ-PARTICIPANT",
        ParticipationStatus = "NEEDS-ACTION",
        Rsvp = false,
    };

    private static Wire.RecurrenceRule? Rule(int count, SeriesPlan plan) =>
        plan.FirstDay == plan.LastDay
            ? null
            : new Wire.RecurrenceRule(FrequencyType.Weekly, Math.Max(1, plan.EveryWeeks)) { Count = count };

    private static LocalDateTime Start(IcsSeries series, LocalDate day) => day.At(series.Plan.From);

    private static Wire.CalDateTime At(IcsSeries series, LocalDateTime wall) =>
        new(wall.ToDateTimeUnspecified(), series.Plan.Zone.Id, hasTime: true);
}
