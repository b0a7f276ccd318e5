using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ChatOps.Benchmarks.Stage;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Benchmarks;

/// <summary>
/// A round begins: every pair gets its series in Outlook, within the limits that Microsoft publishes, as a ratio to a bare sender of the
/// same calls.
/// </summary>
internal static class MeetingsBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-meetings-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await Seed(databases, folder, options.Pairs, ct);
            var (floors, ours) = (new List<double>(), new List<double>());
            Console.WriteLine(
                $"| {options.Engine}, {options.Pairs} pairs | a bare sender, s | ChatOps, s | ratio | calls | refused by the limits | at "
                + "once in a mailbox | ms CPU a pair | MiB |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            for (var round = 0; round < options.Rounds; round++)
            {
                floors.Add(await Floor(options, ct));
                var (seconds, rest) = await Ours(databases, folder, options, ct);
                ours.Add(seconds);
                Row($"{round + 1}", floors[^1], seconds, rest);
            }
            Row("median", Figures.Middle(floors), Figures.Middle(ours), "| | | | |");
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"By the limits alone, two calls a pair: {options.Pairs * 2 / 2000.0:N1} s."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Row(string name, double floor, double ours, string rest) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {floor:N1} | {ours:N1} | {ours / floor:N2} {rest}"));

    private static async Task Seed(Databases databases, string folder, int pairs, Ct ct)
    {
        await Seeding.Fill(databases, folder, Path.Combine(folder, "keys"), "http://127.0.0.1:9/", pairs * 2, ct);
        await using (var db = new Db(databases.Seeded))
        {
            await db.Write(
                async session =>
                {
                    await session.Execute(
                        new Statement(
                            "Benchmarks/Emails",
                            "UPDATE persons SET work_email = LOWER(REPLACE(display_name, ' ', '.')) || '@contoso.example'",
                            null));
                    // The pairs of the other benchmarks write, so that nothing is booked beside what is measured there.
                    await session.Execute(new Statement("Benchmarks/Mode", "UPDATE intakes SET mode = 'video'", null));
                },
                ct);
        }
        await databases.Settle();
    }

    /// <summary>The same two calls a pair with nothing around them.</summary>
    private static async Task<double> Floor(Options options, Ct ct)
    {
        await using var graph = await FakeGraph.Start();
        graph.KeepsCalls = false;
        var plans = Enumerable.Range(0, options.Pairs).Select(Plan).ToList();
        foreach (var person in plans.SelectMany(p => p.Everybody))
            graph.Calendars.Add(person.ObjectId!, person.Email!);
        using var http = new HttpClient();
        var since = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            plans,
            new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = ct },
            async (plan, stop) =>
            {
                var mailbox = $"{graph.Url}/v1.0/users/{plan.Organizer.ObjectId}";
                await Post(http, $"{mailbox}/calendar/getSchedule", Asking(plan), stop);
                await Post(http, $"{mailbox}/events", SeriesEvent.Text(SeriesEvent.Of(plan)), stop);
            });
        Check(graph, options.Pairs);
        return since.Elapsed.TotalSeconds;
    }

    private static async Task<(double Seconds, string Figures)> Ours(Databases databases, string folder, Options options, Ct ct)
    {
        var database = await databases.Copy();
        await using var graph = await FakeGraph.Start();
        graph.KeepsCalls = false;
        await using (var db = new Db(database))
        {
            var people = await db.Read(
                session =>
                    session.Query<(string Email, string Id)>(
                        new Statement(
                            "Benchmarks/Mailboxes",
                            "SELECT p.work_email, COALESCE((SELECT MIN(a.user_id) FROM accounts a WHERE a.person_id = p.id AND a.channel = "
                            + "'teams'), p.work_email) FROM persons p",
                            null)),
                ct);
            foreach (var (email, id) in people)
                graph.Calendars.Add(id, email);
        }
        var url = $"http://127.0.0.1:{Repository.FreePort()}";
        IReadOnlyList<string> command =
        [
            "dotnet",
            Repository.BuiltHost,
            "--Urls",
            url,
            "--Database:ConnectionString",
            database.ConnectionString,
            "--Content:Key",
            $"file:{Path.Combine(folder, "keys")}",
            .. graph.Arguments,
        ];
        using var host = await Running.Start(
            folder,
            new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" },
            command,
            new Uri($"{url}/health/live"),
            ct);
        var since = Stopwatch.StartNew();
        while (await databases.Ask(database, "SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'") < options.Pairs)
        {
            if (since.Elapsed > Patience)
                throw new TimeoutException("Not every pair got its series.");
            await Task.Delay(100, ct);
        }
        var time = since.Elapsed.TotalSeconds;
        var rest = string.Create(
            CultureInfo.InvariantCulture,
            $"| {graph.Count} | {graph.Limits.Refused} | {graph.Limits.MostInside} | {host.Cpu.TotalMilliseconds / options.Pairs:N2} | "
            + $"{host.Memory / 1048576.0:N0} |");
        host.Kill();
        Check(graph, options.Pairs);
        await databases.Drop(database);
        return (time, rest);
    }

    private static void Check(FakeGraph graph, int pairs)
    {
        var (standing, distinct) = (graph.Calendars.Standing.Count, graph.Calendars.Standing.Select(s => s.Mark).Distinct().Count());
        if (standing != pairs || distinct != pairs)
            throw new InvalidOperationException($"{standing} series stand for {pairs} pairs.");
    }

    private static async Task Post(HttpClient http, string url, string body, Ct ct)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FakeGraph.Token);
            using var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode)
            {
                await response.Content.ReadAsByteArrayAsync(ct);
                return;
            }
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), ct);
        }
    }

    private static string Asking(SeriesPlan plan) =>
        $$"""
            {"schedules":["{{plan.Organizer.Email}}","{{plan.Others[
                0
            ].Email}}"],"startTime":{"dateTime":"2026-11-23T00:00:00","timeZone":"UTC"},"endTime":{"dateTime":"2026-11-30T00:00:00","timeZone":"UTC"},"availabilityViewInterval":15}
            """;

    private static SeriesPlan Plan(int number) => new()
    {
        SeriesId = $"series-{number}",
        Attempt = 1,
        Organizer = Person($"tess{number}"),
        Others = [Person($"sam{number}")],
        Subject = "Catch-up",
        Zone = DateTimeZone.Utc,
        FirstDay = new LocalDate(2026, 11, 24),
        From = new LocalTime(10, 0),
        Minutes = 20,
        LastDay = new LocalDate(2026, 12, 8),
        WantsTeamsLink = true,
    };

    private static Attendee Person(string name) => new()
    {
        PersonId = new PersonId(name),
        DisplayName = name,
        Email = $"{name}@contoso.example",
        ObjectId = $"id-{name}",
        Hours = new WorkingHours(DateTimeZone.Utc, "12345", 9 * 60, 17 * 60),
    };
}
