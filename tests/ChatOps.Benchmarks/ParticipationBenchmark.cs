using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using ChatOps.Benchmarks.Stage;
using ChatOps.Counting;
using ChatOps.Operations;
using ChatOps.Participation;
using ChatOps.Participation.Exports;
using ChatOps.Participation.Pages;
using ChatOps.Participation.Reading;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Benchmarks;

/// <summary>
/// The page's data over a year of a large company: 52 weeks, every member's check-in a fact. From opening the page's own connection to the
/// finished page.
/// </summary>
internal static class ParticipationBenchmark
{
    private const int Weeks = 52;
    private const int Programs = 4;
    private const int Departments = 40;
    private const int Turns = 200;

    private static readonly LocalDate First = new(2025, 11, 24);

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-participation-").FullName;
        await using var databases = await Databases.Create(options.Engine, folder);
        try
        {
            await new Migrator(databases.Seeded, SystemClock.Instance).Migrate(ct);
            await using var db = new Db(databases.Seeded);
            await Seed(db, options.Members, ct);
            var counted = await Timed(() => db.Write(Recount.Run, ct));
            var snapshots = new SnapshotStore();
            await using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
            var guard = new Guard(db, new FaultStore(), meters.GetRequiredService<IMeterFactory>(), NullLogger<Guard>.Instance);
            var tick = await Timed(() =>
                new ParticipationTick(db, guard, snapshots, new KeepWeeks(db, snapshots), new KeepBands(db, snapshots)).Tick(
                    Instant.FromUtc(2027, 1, 1, 0, 0), ct));
            var compared = await Timed(async () => Expect(await db.Read(Recount.Differences, ct) == 0));
            await databases.Settle();
            await new ParticipationRole(databases.Seeded, new()).Ensure(ct);
            var page = new ParticipationOptions
            {
                IsPostgres = options.Engine == Engine.Postgres,
                ConnectionString = databases.Seeded.ConnectionString,
            };
            var facts = await databases.Ask(databases.Seeded, "SELECT count(*) FROM participation_facts");
            var naive = await Timed(() =>
                databases.Ask(
                    databases.Seeded,
                    "SELECT count(*) FROM (SELECT week, department, count(*) FROM participation_facts WHERE program_key = 'p0' AND "
                    + "is_shared GROUP BY week, department) x"));

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{options.Engine}: {facts:N0} check-ins; counted anew in {counted:N0} ms, compared in {compared:N0} ms, the clock's "
                    + $"first look {tick:N0} ms; from the facts {naive:N0} ms"));
            Console.WriteLine("| | median ms | p99 ms | own CPU ms |\n|---|---|---|---|");
            await Measure("the page of one program", () => Page(page, ct));
            await Measure("JSON by department, one program", () => Json(page, "p0", ct));
            await Measure("JSON by department, all programs", () => Json(page, null, ct));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Seed(Db db, int members, Ct ct)
    {
        await Do(
            db,
            "INSERT INTO persons (id, display_name, zone, locale, work_days, work_from, work_until, allows_outside_hours, created_at) "
            + "VALUES ('nobody', 'Nobody', 'UTC', 'en', '12345', 540, 1020, FALSE, 0)",
            ct);
        for (var program = 0; program < Programs; program++)
        {
            await Do(
                db,
                $"INSERT INTO programs (id, key, name, is_open, settings, created_at) VALUES ('p{program}', 'p{program}', 'Program "
                + $"{program}', TRUE, '{{}}', 0)",
                ct);
            for (var round = 0; round < (Weeks + 2) / 3; round++)
                await Do(
                    db,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"INSERT INTO rounds (id, program_id, number, first_day, last_day, state) VALUES ('{program}-{round}', "
                        + $"'p{program}', {round + 1}, '{First.PlusWeeks(3 * round):yyyy-MM-dd}', "
                            + $"'{First.PlusWeeks(3 * round).PlusDays(18):yyyy-MM-dd}', 'closed')"),
                    ct);
        }

        var people = string.Create(
            CultureInfo.InvariantCulture, $"WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {members - 1})");
        await Do(
            db,
            string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT INTO membership_facts (membership_id, from_week, until_week, program_key, department) {people} SELECT 'm' || i, "
                + $"'{First:yyyy-MM-dd}', NULL, 'p' || (i % {Programs}), 'd' || (i / {Programs} % {Departments}) FROM n"),
            ct);
        for (var week = 0; week < Weeks; week++)
        {
            await Do(
                db,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    INSERT INTO participation_facts (check_in_id, program_key, round_number, week, department, person_id, is_due, is_shared, is_on_time)
                    {people}
                    SELECT CAST({1_000_000_000L + (week * 1_000_000L)} + i AS TEXT), 'p' || (i % {Programs}), {(week / 3)
                        + 1}, '{First.PlusWeeks(week):yyyy-MM-dd}', 'd' || (i / {Programs} % {Departments}),
                        'm' || i, i % 17 <> {week % 17}, i % 17 <> {week % 17} AND (i * 31 + {week * 7}) % 100 < 83, i % 17 <> {week
                        % 17} AND (i * 31 + {week * 7}) % 100 < 71
                    FROM n
                    """),
                ct);
        }
    }

    private static async Task Page(ParticipationOptions options, Ct ct)
    {
        var db = new ParticipationDb(options);
        var (programs, facts) = await db.Read("p0", ct);
        var query = new Query("p0", null, null, null);
        var overview = Overview.Of(facts[0], query, 5)!;
        var bands = overview.BandsOf(await db.StepsOf("p0", overview.Round, ct));
        Expect(
            ParticipationPage
                .Of(new HeaderAndFooter(PageText.For("en", null), "HR", 5, "/participation?"), programs, "p0", query, overview, bands, null)
                .Contains("<dl", StringComparison.Ordinal));
    }

    private static async Task Json(ParticipationOptions options, string? program, Ct ct)
    {
        var (_, facts) = await new ParticipationDb(options).Read(program, ct);
        Expect(ParticipationJson.Of(Report.Of(facts, new(program, null, null, By.Department), 5), 5).Length > 1000);
    }

    private static async Task Measure(string name, Func<Task> work)
    {
        for (var turn = 0; turn < Turns; turn++)
            await work();
        using var own = Process.GetCurrentProcess();
        var cpu = own.TotalProcessorTime;
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
            times.Add(await Timed(work));
        own.Refresh();
        var sorted = times.Order().ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {sorted[Turns / 2]:N1} | {sorted[Turns * 99 / 100]:N1} | "
                + $"{(own.TotalProcessorTime - cpu).TotalMilliseconds / Turns:N1} |"));
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var since = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
            throw new InvalidOperationException("The answer is not what it should be.");
    }

    private static Task<int> Do(Db db, string sql, Ct ct) => db.Write(session => session.Execute(new Statement("seed", sql, null)), ct);
}
