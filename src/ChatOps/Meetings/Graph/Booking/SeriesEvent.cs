using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Texts;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Serialization.Json;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>A planned series as an Outlook event. Pure; the same plan gives the same bytes.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/user-post-events, https://learn.microsoft.com/graph/api/resources/event</remarks>
internal static class SeriesEvent
{
    /// <summary>
    /// Our own property on every event of ours, with the series' id: how an event is found whose booking was never answered.
    /// </summary>
    public const string MarkId = "String {7c1f3a52-6d0e-4b8f-9a57-2f4e1b6c8d90} Name ChatOpsSeries";

    public static Models.Event Of(SeriesPlan plan)
    {
        var (start, end) = Times(plan);
        return new Models.Event
        {
            Subject = plan.Subject,
            Body = new() { ContentType = Models.BodyType.Text, Content = Body(plan) },
            Start = start,
            End = end,
            Recurrence = Recurrence(plan),
            Attendees = [.. plan.Others.Where(o => o.Email is not null).Select(Attendee)],
            Sensitivity = Models.Sensitivity.Private,
            AllowNewTimeProposals = true,
            IsOnlineMeeting = plan.WantsTeamsLink ? true : null,
            OnlineMeetingProvider = plan.WantsTeamsLink ? Models.OnlineMeetingProviderType.TeamsForBusiness : null,
            TransactionId = TransactionId(plan).ToString(),
            SingleValueExtendedProperties = [new() { Id = MarkId, Value = plan.SeriesId }],
        };
    }

    public static string Text(Models.Event it)
    {
        using var writer = new JsonSerializationWriter();
        writer.WriteObjectValue(null, it);
        using var reader = new StreamReader(writer.GetSerializedContent());
        return reader.ReadToEnd();
    }

    /// <summary>Outlook drops a second creation with the same one. A new attempt, made after a refusal, has its own.</summary>
    public static Guid TransactionId(SeriesPlan plan) => NameId.Of($"{plan.SeriesId}:{plan.Attempt}");

    /// <summary>In whose mailbox: the Entra object id, or the address of somebody who is in Slack only.</summary>
    public static string Mailbox(SeriesPlan plan) => MailboxOf(plan.Organizer) ?? throw new GraphFault(404, "NoMailbox");

    public static string? MailboxOf(Attendee person) => person.ObjectId ?? person.Email;

    public static (Models.DateTimeTimeZone Start, Models.DateTimeTimeZone End) Times(SeriesPlan plan)
    {
        var start = plan.FirstDay + plan.From;
        return (At(start, plan.Zone), At(start.PlusMinutes(plan.Minutes), plan.Zone));
    }

    public static Models.DateTimeTimeZone At(LocalDateTime time, DateTimeZone zone) => new()
    {
        DateTime = time.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        TimeZone = OutlookZones.NameOf(zone),
    };

    /// <summary>
    /// Null for a single meeting. The first day is the start's own and carries the day of the week, else Outlook shifts the series.
    /// </summary>
    public static Models.PatternedRecurrence? Recurrence(SeriesPlan plan) => plan.LastDay <= plan.FirstDay ? null : new()
    {
        Pattern = new()
        {
            Type = Models.RecurrencePatternType.Weekly,
            Interval = Math.Max(1, plan.EveryWeeks),
            DaysOfWeek = [Enum.Parse<Models.DayOfWeekObject>(plan.FirstDay.DayOfWeek.ToString())],
            FirstDayOfWeek = Models.DayOfWeekObject.Monday,
        },
        Range = new() { Type = Models.RecurrenceRangeType.EndDate, StartDate = Day(plan.FirstDay), EndDate = Day(plan.LastDay) },
    };

    public static Uri? JoinUrl(Models.Event it) =>
        Uri.TryCreate(it.OnlineMeeting?.JoinUrl, UriKind.Absolute, out var url) && url.Scheme == "https" ? url : null;

    /// <summary>Partners and guests.</summary>
    public static List<Models.Attendee> Attendees(SeriesPlan plan) =>
        [.. plan.Others.Concat(plan.Guests).Where(o => o.Email is not null).Select(Attendee)];

    private static Date Day(LocalDate day) => new(day.Year, day.Month, day.Day);

    private static Models.Attendee Attendee(Attendee person) => new()
    {
        EmailAddress = new() { Address = person.Email, Name = person.DisplayName },
        Type = Models.AttendeeType.Required,
    };

    /// <summary>The same two lines in each of the partners' languages, and nothing about anybody.</summary>
    private static string Body(SeriesPlan plan) =>
        string.Join(
            "\n\n", plan.Everybody.Select(p => TextCatalog.For(p.Locale)).DistinctBy(p => p.Tag).Select(p => p["meeting.in-calendar"]));
}

/// <summary>An id that follows from a name: UUID version 5, RFC 9562.</summary>
internal static class NameId
{
    private static readonly Guid Ours = new("3f0d9a6e-52c1-5b7a-8e44-d1c0a9b7f263");

    public static Guid Of(string name) => Of(Ours, name);

    public static Guid Of(Guid space, string name)
    {
#pragma warning disable CA5350 // The RFC prescribes SHA-1; nothing rests on its strength.
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)])[..16];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
