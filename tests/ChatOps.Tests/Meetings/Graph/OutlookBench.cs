using ChatOps.Credentials;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.People;
using ChatOps.Settings;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>Our side of Graph without a host, against whatever answers.</summary>
internal sealed class OutlookBench : IDisposable
{
    public OutlookBench(GraphSettings settings, IClock? clock = null)
    {
        var real = clock ?? SystemClock.Instance;
        Connection = new GraphConnection(settings, new ClientCredentials(GraphWiring.IdentityOf(settings), real), new MailboxGates(real), real);
        Calendar = new GraphCalendar(Connection, new GraphFreeBusy(Connection), new GraphSeriesReading(Connection));
        Delta = new CalendarDelta(Connection);
        Subscriptions = new Subscriptions(Connection, settings, new WebSettings { PublicUrl = new Uri("https://chatops.example/") }, real);
    }

    public GraphConnection Connection { get; }

    public GraphCalendar Calendar { get; }

    public CalendarDelta Delta { get; }

    public Subscriptions Subscriptions { get; }

    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static Attendee Anna { get; } = Person("anna", "11111111-aaaa-4aaa-8aaa-111111111111");

    public static Attendee Ben { get; } = Person("ben", "22222222-bbbb-4bbb-8bbb-222222222222");

    /// <summary>Six Tuesdays from 24 November 2026, 10:00 to 10:20 in Berlin.</summary>
    public static SeriesPlan Plan { get; } = new()
    {
        SeriesId = "019a0000-0000-7000-8000-000000000001",
        Attempt = 1,
        Organizer = Anna,
        Others = [Ben],
        Subject = "Catch-up",
        Zone = Berlin,
        FirstDay = new LocalDate(2026, 11, 24),
        From = new LocalTime(10, 0),
        Minutes = 20,
        LastDay = new LocalDate(2026, 12, 29),
        WantsTeamsLink = true,
    };

    public static Instant Start(SeriesPlan plan) => (plan.FirstDay + plan.From).InZoneLeniently(plan.Zone).ToInstant();

    public static Attendee Person(string name, string? objectId = null, string locale = "en") => new()
    {
        PersonId = new PersonId($"person-{name}"),
        DisplayName = $"{char.ToUpperInvariant(name[0])}{name[1..]} Muster",
        Email = $"{name}@contoso.example",
        ObjectId = objectId,
        Locale = locale,
        Hours = new WorkingHours(Berlin, "12345", 9 * 60, 17 * 60),
    };

    /// <summary>A stand-in in which the two have mailboxes.</summary>
    public static async Task<FakeGraph> Outlook(IClock? clock = null)
    {
        var graph = await FakeGraph.Start(clock);
        graph.Calendars.Add(Anna.ObjectId!, Anna.Email!);
        graph.Calendars.Add(Ben.ObjectId!, Ben.Email!);
        return graph;
    }

    public void Dispose() => Connection.Dispose();
}
