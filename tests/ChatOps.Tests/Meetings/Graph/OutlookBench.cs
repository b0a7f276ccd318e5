using ChatOps.Clock;
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
        Connection = new GraphConnection(
            settings, new ClientCredentials(GraphConnection.IdentityOf(settings), real), new MailboxGates(real), real);
        Calendar = new GraphCalendar(Connection, new GraphFreeBusy(Connection), new GraphSeriesReading(Connection), real);
        Delta = new CalendarDelta(Connection);
        Subscriptions = new Subscriptions(
            Connection,
            settings,
            new WebSettings { PublicUrl = new Uri("https://chatops.example/") },
            real,
            new SteadyClock(real, TimeProvider.System));
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

    /// <summary>Every kind of call that there is, once: whatever answers need not make sense of it.</summary>
    public async Task AskEverything(Ct ct)
    {
        var from = Start(Plan);
        var booked = Plan with { ExternalId = "AAMkAD-00_0001=" };
        var single = booked with { LastDay = booked.FirstDay };
        var kim = Person("kim");
        await Calendar.FreeBusy([Anna, Ben], from, from + Duration.FromDays(7), ct);
        foreach (
            var variant in new[]
            {
                Plan,
                Plan with
                {
                    EveryWeeks = 2,
                },
                Plan with
                {
                    LastDay = Plan.FirstDay,
                },
                Plan with
                {
                    Others = [],
                    WantsTeamsLink = false,
                },
            })
            await Calendar.Book(variant, Calendar.Write(variant), ct);
        foreach (var standing in new[] { booked, single })
        {
            await Calendar.Move(standing, ct);
            await Calendar.MoveOccurrence(standing, Plan.FirstDay, Plan.FirstDay.At(new LocalTime(11, 0)), ct);
            await Calendar.CancelOccurrence(standing, Plan.FirstDay, "Not this week.", ct);
        }
        await Calendar.Invite(booked with { Guests = [kim] }, kim, ct);
        await Calendar.Uninvite(booked, kim, "Thanks for coming along.", ct);
        await Calendar.Read(booked, from, ct);
        await Calendar.Cancel(booked, "Schön war’s: \"Tee & Kuchen\" <3 + 🍰\n次回も。", ct);
        await Calendar.Cancel(booked with { Others = [] }, "Nobody came.", ct);
        await Calendar.Cancel(Plan, "Never answered.", ct);
        await Calendar.Cancel(booked with { Organizer = Person("zoë.o'neil+bot") }, "In Slack only.", ct);
        await Try(async () =>
            await Delta.Since(
                Anna.ObjectId!, (await Delta.Since(Anna.ObjectId!, null, from, from + Duration.FromDays(40), ct)).Link, from, from, ct));
        var watch = new Watch { PersonId = Anna.PersonId, Mailbox = Anna.ObjectId!, SubscriptionId = "7f1c", ExpiresAt = Instant.MaxValue };
        await Try(() => Subscriptions.Create(watch, "a-state-that-nobody-guesses", from, ct));
        await Try(() => Subscriptions.Renew(watch, from, ct));
        await Try(() => Subscriptions.Delete(watch, ct));
        await Try(() => new GraphProbe(Connection).Users(ct));
        await new GraphDirectory(Connection).Ask([new(Anna.PersonId, "id-1", null), new(Ben.PersonId, null, "o'neil@contoso.example")], ct);
    }

    public void Dispose() => Connection.Dispose();

    private static async Task Try(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (GraphFault)
        {
        }
    }
}
