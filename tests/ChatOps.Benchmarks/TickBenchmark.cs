using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using ChatOps.Benchmarks.Stage;
using ChatOps.Clock;
using ChatOps.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Benchmarks;

/// <summary>
/// The clock's looks in this process, one after the other as the host's job runs them. Idle: a whole company of which nothing is due.
/// Monday: so many weeks are due at once, out of the same company, with the time of each statement.
/// </summary>
internal sealed class TickBenchmark(Options options, Databases databases, Vendors vendors, string keys)
{
    private const int Looks = 20;

    // Milliseconds over a whole Monday: what takes less grows with nothing.
    private const double ShownFrom = 5;

    // The rest of the company: its week goes on, and nothing of it is due.
    private static readonly string[] Monday =
    [
        "UPDATE memberships SET next_check_in_at = {0} WHERE id <= (SELECT id FROM memberships ORDER BY id LIMIT 1 OFFSET {1})",
        "UPDATE check_ins SET closes_at = 9000000000000 WHERE membership_id > (SELECT id FROM memberships ORDER BY id LIMIT 1 OFFSET {1})",
    ];

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-tick-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await using var vendors = await Vendors.Start(ct);
            var keys = Path.Combine(folder, "keys");
            await Seeding.Fill(databases, folder, keys, vendors.ServiceUrl, options.Members, ct);
            var benchmark = new TickBenchmark(options, databases, vendors, keys);
            await benchmark.Idle(ct);
            await benchmark.Mondays(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Idle(Ct ct)
    {
        var database = await databases.Copy();
        await using (var host = OurHost.Build(keys, database, vendors))
        {
            var (ticks, now) = (host.Services.GetServices<ITick>().ToList(), SystemClock.Instance.GetCurrentInstant());
            using var clock = new StatementClock();
            // What is due once is done, and what is compiled later is.
            for (var look = 0; look < Looks; look++)
                await All(ticks, now, ct);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{options.Engine}, {options.Members:N0} members, nothing due, a look (medians of {Looks}):"));
            Console.WriteLine("| | ms | own CPU ms | server CPU ms | statements |\n|---|---|---|---|---|");
            var rows = new List<(string Name, double[] Figures)>();
            foreach (var tick in ticks)
                rows.Add((tick.GetType().Name, await Idle(tick, clock, now, ct)));
            foreach (var (name, figures) in rows.OrderByDescending(r => r.Figures[0]))
                Console.WriteLine(Row(name, figures));
            Console.WriteLine(Row("all", [.. Enumerable.Range(0, 4).Select(i => rows.Sum(r => r.Figures[i]))]));
        }

        await databases.Drop(database);
    }

    /// <summary>
    /// A look's time is a median; its processor time is counted in ticks of the system's clock, so it is that of many looks.
    /// </summary>
    private async Task<double[]> Idle(ITick tick, StatementClock clock, Instant now, Ct ct)
    {
        clock.Take();
        var (server, own, times) = (databases.ServerCpu(), Own(), new List<double>());
        for (var look = 0; look < Looks; look++)
        {
            var since = Stopwatch.GetTimestamp();
            await tick.Tick(now, ct);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        return
        [
            Figures.Middle(times),
            (Own() - own).TotalMilliseconds / Looks,
            (databases.ServerCpu() - server).TotalMilliseconds / Looks,
            clock.Take().Sum(s => s.Value.Count) / (double)Looks,
        ];
    }

    private async Task Mondays(Ct ct)
    {
        int[] due = [options.Members / 10, options.Members / 2, options.Members];
        // What is compiled later is.
        await OneMonday(due[0], ct);
        var all = new List<IReadOnlyDictionary<string, (int Count, double Time)>>();
        foreach (var members in due)
            all.Add(await OneMonday(members, ct));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Engine}, a Monday, so many of {options.Members:N0} due; growth is that of the time against that of what is due:"
            ));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| | {string.Join(" | ", due.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d:N0}: runs | ms")))} | growth "
                + $"|\n|---|{string.Concat(due.Select(_ => "---|---|"))}---|"));
        foreach (var name in all[^1].Keys.Where(n => all[^1][n].Time > ShownFrom).OrderByDescending(n => all[^1][n].Time))
        {
            var runs = all.Select(a => a.GetValueOrDefault(name)).ToList();
            var growth = runs[0].Count == 0 ? double.NaN : runs[^1].Time / runs[0].Time / ((double)due[^1] / due[0]);
            var cells = string.Join(" | ", runs.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Count:N0} | {r.Time:N1}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {cells} | {growth:N2} |"));
        }
    }

    private async Task<IReadOnlyDictionary<string, (int Count, double Time)>> OneMonday(int members, Ct ct)
    {
        var database = await databases.Copy();
        IReadOnlyDictionary<string, (int Count, double Time)> statements;
        await using (var host = OurHost.Build(keys, database, vendors))
        {
            var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
            var monday = today.With(DateAdjusters.Next(IsoDayOfWeek.Monday)).At(new LocalTime(12, 0)).InUtc().ToInstant();
            var ticks = host.Services.GetServices<ITick>().ToList();
            using var clock = new StatementClock();
            await All(ticks, SystemClock.Instance.GetCurrentInstant(), ct);
            await using (var db = new Db(database))
            {
                foreach (var sql in Monday)
                    await db.Write(
                        session =>
                            session.Execute(
                                new Statement(
                                    "Benchmarks/Monday",
                                    string.Format(CultureInfo.InvariantCulture, sql, monday.ToUnixTimeMilliseconds(), members - 1),
                                    null)),
                        ct);
            }

            await databases.Analyze(database);
            clock.Take();
            await All(ticks, monday, ct);
            statements = clock.Take();
        }

        var opened = await databases.Ask(database, "SELECT COUNT(*) FROM check_ins WHERE NOT is_closed") - (options.Members - members);
        var weeks = await databases.Ask(database, "SELECT COUNT(*) FROM check_ins") - options.Members;
        if (opened != members || weeks != members)
            throw new InvalidOperationException($"{members} were due, {weeks} were opened, {opened} of theirs are open.");
        await databases.Drop(database);
        return statements;
    }

    private static async Task All(IEnumerable<ITick> ticks, Instant now, Ct ct)
    {
        foreach (var tick in ticks)
            await tick.Tick(now, ct);
    }

    private static TimeSpan Own()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }

    private static string Row(string name, double[] figures) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {figures[0]:N2} | {figures[1]:N1} | {figures[2]:N1} | {figures[3]:N1} |");

    /// <summary>
    /// How often each statement was run, and the time from its start to that of the next: with the fetching of its rows, and what was done
    /// with them.
    /// </summary>
    private sealed class StatementClock : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Lock _lock = new();
        private Dictionary<string, (int Count, double Time)> _statements = [];
        private string? _running;
        private long _since;

        public StatementClock()
        {
            _listener.InstrumentPublished = (instrument, to) =>
            {
                if (instrument.Meter.Name == StatementsRun.Meter)
                    to.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Start((string)tags[0].Value!));
            _listener.Start();
        }

        public Dictionary<string, (int Count, double Time)> Take()
        {
            lock (_lock)
            {
                End();
                (var taken, _statements, _running) = (_statements, [], null);
                return taken;
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Start(string name)
        {
            lock (_lock)
            {
                End();
                (_running, _since) = (name, Stopwatch.GetTimestamp());
            }
        }

        private void End()
        {
            if (_running is not null && _statements.GetValueOrDefault(_running) is var (count, time))
                _statements[_running] = (count + 1, time + Stopwatch.GetElapsedTime(_since).TotalMilliseconds);
        }
    }
}
