using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ChatOps.Benchmarks.Load;
using ChatOps.Benchmarks.Stage;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>
/// What is done one by one, each a unit of work of its own: a form saved for later, a comment on a partner's week, a week skipped. From the
/// signature to the committed outbox row, one at a time and with all connections, each turn on a fresh copy of the seeded database and with
/// a kill at its end.
/// </summary>
internal sealed class ActionsBenchmark(Options options, Databases databases, Vendors vendors, string folder)
{
    private static readonly Act[] Acts =
    [
        new("save", SlackPayloads.Save, "SELECT SUM(version) FROM check_ins"),
        new("comment", SlackPayloads.Comment, "SELECT COUNT(*) FROM responses", IsOnPartners: true),
        new("skip", SlackPayloads.Skip, "SELECT SUM(version) FROM check_ins"),
    ];

    private readonly string _keys = Path.Combine(folder, "keys");

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-actions-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await using var vendors = await Vendors.Start(ct);
            var benchmark = new ActionsBenchmark(options, databases, vendors, folder);
            await benchmark.Rounds(await benchmark.Seed(ct), ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Half of the members, those in Teams, have shared their week, and their partners' copies are sent.</summary>
    private async Task<IReadOnlyList<Author>> Seed(Ct ct)
    {
        var authors = await Seeding.Fill(databases, folder, _keys, vendors.ServiceUrl, options.Members, ct);
        var sharing = authors.Where(a => a.Account.Channel == Channel.Teams).ToList();
        var port = Repository.FreePort();
        using (var host = await OurHost.Start(folder, _keys, databases.Seeded, vendors, port, ct))
        {
            var crowd = new Crowd(port, new TeamsShares(port, vendors), options.Connections);
            while (sharing.Where(a => a.Version == 1).ToList() is { Count: > 0 } left)
                await crowd.Send(left, Math.Min(options.Connections, left.Count), TimeSpan.FromSeconds(1), ct);
        }
        await using (var db = new Db(databases.Seeded))
            await Seeding.MarkAllPosted(db, ct);
        await databases.Settle();
        return authors;
    }

    private async Task Rounds(IReadOnlyList<Author> authors, Ct ct)
    {
        var turns = new Dictionary<string, List<Figures>>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var act in Acts)
            {
                foreach (var (name, figures) in await Turn(act, authors, ct))
                {
                    turns.TryAdd(name, []);
                    turns[name].Add(figures);
                    await Console.Error.WriteLineAsync(figures.Row($"{name} {round}"));
                }
            }
        }

        Console.WriteLine($"{options.Engine}: {options.Rounds} rounds of {options.Seconds} s, medians");
        Console.WriteLine(Figures.Header);
        foreach (var (name, figures) in turns)
            Console.WriteLine(Figures.MedianOf(figures).Row(name));
    }

    /// <summary>
    /// A fifth of the authors warms up with all connections, again and again; the others act once, as long as there are enough of them:
    /// first one at a time, then with all connections.
    /// </summary>
    private async Task<IReadOnlyList<(string Name, Figures Figures)>> Turn(Act act, IReadOnlyList<Author> authors, Ct ct)
    {
        var database = await databases.Copy();
        var before = await databases.Ask(database, act.Kept);
        var port = Repository.FreePort();
        using var host = await OurHost.Start(folder, _keys, database, vendors, port, ct);
        var acting = ActingIn(act, authors);
        var (crowd, fifth) = (new Crowd(port, new SlackShares(port, act.Payload()), options.Connections), acting.Count / 5);
        var answered = (await crowd.Send(acting[..fifth], TimeSpan.FromSeconds(options.WarmUp), ct)).Count;
        var turns = new List<(string Name, Figures Figures)>();
        foreach (var (connections, some) in new[] { (1, acting[fifth..(3 * fifth)]), (options.Connections, acting[(3 * fifth)..]) })
        {
            var (cpu, since) = (host.Cpu, Stopwatch.StartNew());
            var latencies = await crowd.Send(some, connections, TimeSpan.FromSeconds(options.Seconds), ct);
            turns.Add(
                (
                    string.Create(CultureInfo.InvariantCulture, $"{act.Name}, {connections} at a time"),
                    Figures.Of(latencies, since.Elapsed, host.Cpu - cpu, host.Memory)));
            answered += latencies.Count;
            if (latencies.Count > some.Count)
                await Console.Error.WriteLineAsync(
                    $"{latencies.Count - some.Count} of {latencies.Count} were not somebody's first: take more --members");
        }

        host.Kill();
        var kept = await databases.Ask(database, act.Kept) - before;
        if (kept != answered)
            throw new InvalidOperationException($"{answered} were answered, {kept} are kept.");
        await databases.Drop(database);
        return turns;
    }

    /// <summary>Those in Slack on their own week; who comments, on their partner's.</summary>
    private static List<Author> ActingIn(Act act, IReadOnlyList<Author> authors) =>
        [
            .. authors
                .Chunk(2)
                .Select(pair =>
                    (
                        Own: pair.Single(a => a.Account.Channel == Channel.Slack),
                        Partners: pair.Single(a => a.Account.Channel == Channel.Teams)))
                .Select(p => act.IsOnPartners ? new Author(p.Own.Account, p.Partners.CheckInId, p.Own.Pair) : p.Own.Anew()),
        ];

    /// <param name="Name">As people call it.</param>
    /// <param name="Payload">What Slack posts.</param>
    /// <param name="Kept">Grows by one with each that is kept.</param>
    /// <param name="IsOnPartners">On the partner's week, not one's own.</param>
    private sealed record Act(string Name, Func<JsonObject> Payload, string Kept, bool IsOnPartners = false);
}
