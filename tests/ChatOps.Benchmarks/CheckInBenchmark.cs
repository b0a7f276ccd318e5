using System.Diagnostics;
using ChatOps.Benchmarks.Floors;
using ChatOps.Benchmarks.Load;
using ChatOps.Benchmarks.Stage;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>
/// The whole path of a submit, from the signature to the committed outbox row, against the same work on the official frameworks, from Slack
/// and from Teams. Side by side, turn by turn, each turn on a fresh copy of the seeded database and with a kill at its end.
/// </summary>
internal sealed class CheckInBenchmark
{
    private readonly Options _options;
    private readonly Databases _databases;
    private readonly Vendors _vendors;
    private readonly string _folder;
    private readonly IReadOnlyList<Author> _authors;
    private readonly IReadOnlyList<Side> _sides;

    private CheckInBenchmark(Options options, Databases databases, Vendors vendors, string folder, IReadOnlyList<Author> authors) =>
        (_options, _databases, _vendors, _folder, _authors, _sides) = (
            options, databases, vendors, folder, authors, [.. options.Only.Select(Side.Of)]);

    private string Keys => KeysIn(_folder);

    public static async Task Run(Options options, Ct ct)
    {
        if (options.Only.Any(s => Side.Of(s).Program is not null))
            await Peer.Install();
        var folder = Directory.CreateTempSubdirectory("chatops-bench-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await using var vendors = await Vendors.Start(ct);
            var authors = await Seeding.Fill(databases, folder, KeysIn(folder), vendors.ServiceUrl, options.Members, ct);
            await new CheckInBenchmark(options, databases, vendors, folder, authors).Rounds(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string KeysIn(string folder) => Path.Combine(folder, "keys");

    private async Task Rounds(Ct ct)
    {
        var turns = _sides.ToDictionary(s => s, _ => new List<Figures>());
        var floor = new Floor(_options, _databases);
        if (_options.Only.Contains(Side.Floor))
            await floor.Record(Keys, _vendors, _authors, ct);
        for (var round = 1; round <= _options.Rounds; round++)
        {
            foreach (var side in _sides)
            {
                var figures =
                    side.Name == Side.Floor ? await floor.Turn()
                    : side.Program is null ? await OurTurn(side, ct)
                    : await PeersTurn(side, ct);
                turns[side].Add(figures);
                await Console.Error.WriteLineAsync(figures.Row($"{side.Name} {round}"));
            }
        }

        var (slack, teams) = (
            SlackShares.SizeOf(FirstOf(Channel.Slack)), new TeamsShares(0, _vendors, issuer: null).SizeOf(FirstOf(Channel.Teams)));
        Console.WriteLine(
            $"{_options.Engine}: {_options.Rounds} rounds of {_options.Seconds} s, medians; {_options.Connections} connections; bodies of "
            + $"{slack} bytes from Slack, {teams} from Teams");
        foreach (var line in new CheckInReport(turns.ToDictionary(t => t.Key, t => Figures.MedianOf(t.Value))).Lines())
            Console.WriteLine(line);
    }

    private Gesture FirstOf(Channel channel) => new(_authors.First(a => a.Account.Channel == channel), 1);

    private async Task<Figures> OurTurn(Side side, Ct ct)
    {
        var database = await _databases.Copy();
        var port = Repository.FreePort();
        using var host = await OurHost.Start(_folder, Keys, database, _vendors, port, side.IsOpen ? OurHost.Open : [], ct);
        var (figures, answered) = await Measure(host, port, side, ct);
        host.Kill();
        await Check(database, "SELECT SUM(version - 1) FROM check_ins", answered);
        return figures;
    }

    private async Task<Figures> PeersTurn(Side side, Ct ct)
    {
        var (database, store) = await _databases.ForPeer();
        var port = Repository.FreePort();
        using var peer = await Peer.Start(side, _folder, store, _vendors, port, ct);
        var (figures, answered) = await Measure(peer, port, side, ct);
        peer.Kill();
        await Check(database, "SELECT COUNT(*) FROM submissions", answered);
        return figures;
    }

    /// <summary>A fifth of the authors warms up, again and again; of the others each shares its week for the first time.</summary>
    private async Task<(Figures Figures, int Answered)> Measure(Running server, int port, Side side, Ct ct)
    {
        IShares shares = side.Channel == Channel.Slack ? new SlackShares(port) : new TeamsShares(port, _vendors, side.Issuer);
        var authors = _authors.Where(a => a.Account.Channel == side.Channel).Select(a => a.Anew()).ToList();
        var crowd = new Crowd(port, shares, _options.Connections);
        var before = await crowd.Send(authors[..(authors.Count / 5)], TimeSpan.FromSeconds(_options.WarmUp), ct);
        var (cpu, since) = (server.Cpu, Stopwatch.StartNew());
        var latencies = await crowd.Send(authors[(authors.Count / 5)..], TimeSpan.FromSeconds(_options.Seconds), ct);
        var figures = Figures.Of(latencies, since.Elapsed, server.Cpu - cpu, server.Memory);
        if (latencies.Count > authors.Count * 4 / 5)
            await Console.Error.WriteLineAsync(
                $"{latencies.Count - (authors.Count * 4 / 5)} of {latencies.Count} were changes, not first shares: take more --members");
        return (figures, before.Count + latencies.Count);
    }

    /// <summary>Whatever was answered is in the books.</summary>
    private async Task Check(DbSettings database, string sql, int answered)
    {
        var kept = await _databases.Ask(database, sql);
        if (kept != answered)
            throw new InvalidOperationException($"{answered} were answered, {kept} are kept.");
        await _databases.Drop(database);
    }
}
