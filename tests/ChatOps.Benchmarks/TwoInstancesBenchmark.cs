using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Load;
using ChatOps.Benchmarks.Sending;
using ChatOps.Benchmarks.Stage;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>
/// Two instances on one PostgreSQL against one, turn by turn: a full outbox and a vendor that takes its time; check-ins with a network
/// before the database, and with nothing in the way of the processor.
/// </summary>
internal sealed class TwoInstancesBenchmark(Options options, Databases databases)
{
    /// <summary>Enough that an instance always has a full group of units to commit.</summary>
    private const int Connections = 256;

    private static readonly TimeSpan AnswersIn = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(5);

    /// <summary>Tenants, and cards for them: first the vendor's limits are the bound, then the processors are.</summary>
    private static readonly (int Lanes, int Cards)[] Outboxes = [(4, 2_000), (64, 20_000)];

    private readonly Dictionary<string, List<(double One, double Two)>> _turns = [];

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-two-").FullName;
        try
        {
            await using var databases = await Databases.Create(Engine.Postgres, folder);
            await using var vendors = await Vendors.Start(ct);
            var keys = Path.Combine(folder, "keys");
            var authors = await Seeding.Fill(databases, folder, keys, vendors.ServiceUrl, options.Members, ct);
            var slack = authors.Where(a => a.Account.Channel == Channel.Slack).ToList();
            await new TwoInstancesBenchmark(options, databases).Run(folder, keys, vendors, slack, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Run(string folder, string keys, Vendors vendors, IReadOnlyList<Author> authors, Ct ct)
    {
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (lanes, cards) in Outboxes)
                await Note(
                    string.Create(CultureInfo.InvariantCulture, $"cards/s, {lanes} tenants, answered after 300 ms"),
                    n => Drain(n, lanes, cards, ct));
            foreach (var roundTrip in new[] { RoundTrip, TimeSpan.Zero })
                await Note(
                    string.Create(CultureInfo.InvariantCulture, $"check-ins/s, {roundTrip.TotalMilliseconds:N0} ms to the database"),
                    n => CheckIns(n, roundTrip, folder, keys, vendors, authors, ct));
        }

        Console.WriteLine($"Postgres: {options.Rounds} rounds, medians; {Connections} connections");
        Console.WriteLine("| | one instance | two | two / one |\n|---|---|---|---|");
        foreach (var (name, turns) in _turns)
        {
            var (one, two) = (Figures.Middle(turns.Select(t => t.One)), Figures.Middle(turns.Select(t => t.Two)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {one:N0} | {two:N0} | {two / one:N2} |"));
        }
    }

    private async Task Note(string name, Func<int, Task<double>> turn)
    {
        var (one, two) = (await turn(1), await turn(2));
        _turns.TryAdd(name, []);
        _turns[name].Add((one, two));
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: {one:N0}, {two:N0}"));
    }

    /// <summary>Cards a second: the instances begin together over a full outbox.</summary>
    private async Task<double> Drain(int instances, int lanes, int cards, Ct ct)
    {
        var database = await databases.Empty();
        await new Migrator(database, SystemClock.Instance).Migrate(ct);
        await using (var db = new Db(database))
            await Letters.Seed(db, cards, lanes, ct);
        await databases.Ask(database, "ANALYZE");
        await using (var first = new Postroom(database, 1, cards))
        {
            for (var next = 0; next < cards; next += 500)
                await Task.WhenAll(Enumerable.Range(next, 500).Select(i => first.Letters.Queue(i, ct)));
        }
        var vendor = new LimitedTeams(AnswersIn, 0);
        var rooms = Enumerable.Range(0, instances).Select(_ => new Postroom(database, 1, cards, vendor)).ToList();
        var (cpu, server, since) = (Own(), databases.ServerCpu(), Stopwatch.StartNew());
        await Task.WhenAll(rooms.Select(r => r.Open(ct)));
        while (await databases.Ask(database, "SELECT COUNT(*) FROM outbox WHERE state = 'due'") > 0)
            await Task.Delay(50, ct);
        var time = since.Elapsed;
        await Console.Error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {instances}: {string.Join(" and ", rooms.Select(r => r.Recorded))} recorded, {vendor.Throttled} too many, own CPU "
                + $"{(Own() - cpu) / time:P0}, server's {(databases.ServerCpu() - server) / time:P0}"));
        if (vendor.Posted.Count != cards || vendor.Posted.Any(p => p.Value.Times > 1))
            throw new InvalidOperationException($"{vendor.Posted.Count} of {cards} cards arrived, some twice.");
        foreach (var room in rooms)
            await room.DisposeAsync();
        await databases.Drop(database);
        return cards / time.TotalSeconds;
    }

    /// <summary>Requests a second that built hosts answered, each in a process of its own; the connections are shared out.</summary>
    private async Task<double> CheckIns(
        int instances, TimeSpan roundTrip, string folder, string keys, Vendors vendors, IReadOnlyList<Author> authors, Ct ct)
    {
        var database = await databases.Copy();
        using var relay = Relay.Before(database, roundTrip, out var behind);
        var ports = Enumerable.Range(0, instances).Select(_ => Repository.FreePort()).ToList();
        var hosts = new List<Running>();
        var answered = 0;
        double rate;
        try
        {
            foreach (var port in ports)
                hosts.Add(await OurHost.Start(folder, keys, roundTrip > TimeSpan.Zero ? behind : database, vendors, port, ct));
            var crowds = ports.Select((p, i) => new Crowd(p, new SlackShares(p), Connections / instances, i * 100_000_000L)).ToList();
            var all = authors.Select(a => a.Anew()).ToList();
            var (warm, measured) = (all[..(all.Count / 5)], all[(all.Count / 5)..]);
            answered += (await Send(crowds, warm, options.WarmUp, ct)).Sum();
            var since = Stopwatch.StartNew();
            var counts = await Send(crowds, measured, options.Seconds, ct);
            rate = counts.Sum() / since.Elapsed.TotalSeconds;
            answered += counts.Sum();
        }
        finally
        {
            hosts.ForEach(h => h.Dispose());
        }
        var kept = await databases.Ask(database, "SELECT SUM(version - 1) FROM check_ins");
        if (kept != answered)
            throw new InvalidOperationException($"{answered} were answered, {kept} are kept.");
        await databases.Drop(database);
        return rate;
    }

    /// <summary>Each instance has its own share of the authors.</summary>
    private static Task<int[]> Send(List<Crowd> crowds, List<Author> authors, int seconds, Ct ct) =>
        Task.WhenAll(
            crowds.Select(async (crowd, n) =>
                (await crowd.Send([.. authors.Where((_, i) => i % crowds.Count == n)], TimeSpan.FromSeconds(seconds), ct)).Count));

    private static TimeSpan Own()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }
}
