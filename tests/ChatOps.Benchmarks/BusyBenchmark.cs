using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Load;
using ChatOps.Benchmarks.Stage;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>
/// What members do on a busy Monday, a hundred requests a second sent at their planned times: how long an answer takes while nothing else
/// goes on, and while the same host sends a fan-out to everybody and puts the next round together for everybody. In turns, each on a fresh
/// copy of the seeded database and with a kill at its end.
/// </summary>
internal sealed class BusyBenchmark(
    Options options, Databases databases, Vendors vendors, VendorLimits limits, string folder, IReadOnlyList<Author> authors)
{
    private const int Rate = 100;

    /// <summary>Their own week's card was sent before; each does something every half a minute.</summary>
    private const int Acting = 30 * Rate;

    private const string Kept = "SELECT SUM(version) FROM check_ins";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(2);

    private readonly List<(string Name, Phase Phase)> _phases = [];
    private readonly List<string> _rounds = [];

    private string Keys => Path.Combine(folder, "keys");

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-busy-").FullName;
        try
        {
            var limits = new VendorLimits(TimeSpan.FromMilliseconds(300));
            await using var databases = await Databases.Create(options.Engine, folder);
            await using var vendors = await Vendors.Start(limits, ct);
            var members = options.Members + (2 * Acting);
            var authors = await Seeding.Fill(databases, folder, Path.Combine(folder, "keys"), vendors.ServiceUrl, members, ct);
            await new BusyBenchmark(options, databases, vendors, limits, folder, authors).Run(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Run(Ct ct)
    {
        ProgramId program;
        await using (var db = new Db(databases.Seeded))
            program = await Monday.Prepare(db, Slack().First().Account, ct);
        await databases.Settle();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await Turn(program, isBusy: false, ct);
            await Turn(program, isBusy: true, ct);
        }

        var people = options.Members + (2 * Acting);
        Say($"{options.Engine}: {options.Members:N0} cards queued, {people:N0} people to be paired; {Rate} requests a second");
        Console.WriteLine(
            "| | answered | p50 ms | p99 ms | max ms | over 1 s | messages sent a second | answered 429 | host's CPU | server's CPU |");
        Say($"|---|---|---|---|---|---|---|---|---|---|");
        var medians = _phases.GroupBy(p => p.Name).ToDictionary(p => p.Key, p => Phase.Of([.. p.Select(x => x.Phase)]));
        foreach (var (name, phase) in medians)
            Console.WriteLine(phase.Row(name));
        foreach (var (name, phase) in medians.Skip(1))
            Say($"{name}: p99 {phase.High - medians.First().Value.High:N1} ms over idle");
        _rounds.ForEach(Console.WriteLine);
    }

    private async Task Turn(ProgramId program, bool isBusy, Ct ct)
    {
        var database = await databases.Copy();
        if (isBusy)
        {
            await using var db = new Db(database);
            await Monday.Queue(db, Acting, ct);
        }
        await databases.Analyze(database);
        var before = await databases.Ask(database, Kept);
        var port = Repository.FreePort();
        using var host = await OurHost.Start(folder, Keys, database, vendors, port, ct);
        var acting = Slack().Skip(1).Take(Acting).Select(a => a.Anew()).ToList();
        var (share, save) = (new SlackShares(port), new SlackShares(port, SlackPayloads.Save()));
        var (sharing, saving) = (acting[..(Acting / 2)], acting[(Acting / 2)..]);
        var loop = new OpenLoop(port, [(share, sharing), (save, saving)], Rate);
        var answered = (await loop.Send(at => at < TimeSpan.FromSeconds(options.WarmUp), ct)).Count;
        if (!isBusy)
        {
            var idle = await Measure("idle", host, loop, at => at < TimeSpan.FromSeconds(options.Seconds), ct);
            answered += idle;
        }
        else
        {
            var round = PutTogether(program, database, port, ct);
            answered += await Measure("fan-out and pairing", host, loop, at => !round.IsCompleted && at < LongestRound, ct);
            var (pressed, stands) = await round;
            _rounds.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The moderator's own press was answered after {pressed.TotalMilliseconds:N0} ms, the proposal stood after "
                    + $"{stands.TotalSeconds:N1} s."));
            answered += await Measure("fan-out", host, loop, at => at < TimeSpan.FromSeconds(options.Seconds), ct);
        }
        host.Kill();
        var kept = await databases.Ask(database, Kept) - before;
        if (kept != answered)
            throw new InvalidOperationException($"{answered} were answered, {kept} are kept.");
        if (isBusy && await databases.Ask(database, "SELECT COUNT(*) FROM outbox WHERE kind = 'check-in-form' AND state = 'due'") == 0)
            await Console.Error.WriteLineAsync("The fan-out was over before the end: take more --members");
        await databases.Drop(database);
    }

    private async Task<int> Measure(string name, Running host, OpenLoop loop, Func<TimeSpan, bool> goesOn, Ct ct)
    {
        var (cpu, server, messages, refused, since) = (
            host.Cpu, databases.ServerCpu(), limits.Messages, limits.Throttled, Stopwatch.StartNew());
        var answered = await loop.Send(goesOn, ct);
        var time = since.Elapsed;
        var phase = Phase.Of(
            answered,
            (limits.Messages - messages) / time.TotalSeconds,
            limits.Throttled - refused,
            (host.Cpu - cpu) / time,
            (databases.ServerCpu() - server) / time);
        _phases.Add((name, phase));
        await Console.Error.WriteLineAsync(phase.Row(name));
        return answered.Count;
    }

    /// <summary>A moderator presses "Run now"; until that is answered, and until the proposal stands.</summary>
    private async Task<(TimeSpan Pressed, TimeSpan Stands)> PutTogether(ProgramId program, DbSettings database, int port, Ct ct)
    {
        var since = Stopwatch.StartNew();
        using var connection = new Connection(port);
        await connection.Open(ct);
        var press = new SlackShares(port, SlackPayloads.RunNow());
        var moderator = new Author(Slack().First().Account, program.Value, "");
        await connection.Exchange(press.Write(connection.Request, new Gesture(moderator, 1)), ct);
        var pressed = since.Elapsed;
        if (connection.Status != 200)
            throw new InvalidOperationException($"\"Run now\" was answered {connection.Status}.");
        const string Stand = "SELECT COUNT(*) FROM proposals WHERE state = 'proposed'";
        while (since.Elapsed < LongestRound && await databases.Ask(database, Stand) == 0)
            await Task.Delay(Second, ct);
        return (pressed, since.Elapsed);
    }

    private IEnumerable<Author> Slack() => authors.Where(a => a.Account.Channel == Channel.Slack);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a stretch measured; times in milliseconds, the processor's as a share of one core.</summary>
    private sealed record Phase(
        int Answered, double Median, double High, double Most, int Late, double Sent, int Refused, double Host, double Server)
    {
        public static Phase Of(IReadOnlyList<Answered> answered, double sent, int refused, double host, double server)
        {
            var sorted = answered.Select(a => a.Took.TotalMilliseconds).Order().ToList();
            return new Phase(
                sorted.Count,
                sorted[sorted.Count / 2],
                sorted[(int)(sorted.Count * 0.99)],
                sorted[^1],
                sorted.Count(m => m > 1000),
                sent,
                refused,
                host,
                server);
        }

        /// <summary>Medians of several, the longest of all and the sums.</summary>
        public static Phase Of(IReadOnlyList<Phase> rounds) => new(
            rounds.Sum(r => r.Answered),
            Figures.Middle(rounds.Select(r => r.Median)),
            Figures.Middle(rounds.Select(r => r.High)),
            rounds.Max(r => r.Most),
            rounds.Sum(r => r.Late),
            Figures.Middle(rounds.Select(r => r.Sent)),
            rounds.Sum(r => r.Refused),
            Figures.Middle(rounds.Select(r => r.Host)),
            Figures.Middle(rounds.Select(r => r.Server)));

        public string Row(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Answered:N0} | {Median:N1} | {High:N1} | {Most:N0} | {Late} | {Sent:N0} | {Refused} | {Host:P0} | {Server:P0} |");
    }
}
