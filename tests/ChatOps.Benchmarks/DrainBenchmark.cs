using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Sending;
using ChatOps.Benchmarks.Stage;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>
/// How fast a full outbox drains to a vendor that answers at once; on PostgreSQL beside pg-boss with as many jobs, turn by turn.
/// </summary>
internal sealed class DrainBenchmark(Options options, Databases databases)
{
    private const int Cards = 20_000;

    /// <summary>A lane keeps to the vendor's pace: the lanes and the faster clock together allow 7,200 cards a second.</summary>
    private const int Lanes = 16;
    private const int Speed = 10;
    private const int Batch = 16;

    public static async Task Run(Options options, Ct ct)
    {
        if (options.Engine == Engine.Postgres)
            await Peer.Install();
        var folder = Directory.CreateTempSubdirectory("chatops-drain-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await new DrainBenchmark(options, databases).Run(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Run(Ct ct)
    {
        var hasPeer = options.Engine == Engine.Postgres;
        var (ours, each, batches) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await OurTurn(ct));
            if (hasPeer)
            {
                each.Add(await PeersTurn(isEachRecorded: true, ct));
                batches.Add(await PeersTurn(isEachRecorded: false, ct));
            }
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round + 1}: {ours[^1]:N0} {each.LastOrDefault():N0} {batches.LastOrDefault():N0}"));
        }

        Say($"{options.Engine}: {Cards:N0} cards that lie there, {options.Rounds} rounds, medians");
        Say($"| | cards/s | ChatOps / this |");
        Say($"|---|---|---|");
        Say($"| ChatOps, {Lanes} lanes | {Figures.Middle(ours):N0} | |");
        if (!hasPeer)
            return;
        var (our, one, many) = (Figures.Middle(ours), Figures.Middle(each), Figures.Middle(batches));
        Say($"| pg-boss, 16 loops, {Batch} a fetch, each recorded by itself | {one:N0} | {our / one:N2} |");
        Say($"| pg-boss, 16 loops, {Batch} a fetch, recorded together | {many:N0} | {our / many:N2} |");
    }

    private async Task<double> OurTurn(Ct ct)
    {
        var database = await databases.Empty();
        await new Migrator(database, SystemClock.Instance).Migrate(ct);
        await using (var db = new Db(database))
            await Letters.Seed(db, Cards, Lanes, ct);
        await databases.Ask(database, "ANALYZE");
        double rate;
        await using (var room = new Postroom(database, Speed, Cards))
        {
            for (var next = 0; next < Cards; next += 500)
                await Task.WhenAll(Enumerable.Range(next, 500).Select(i => room.Letters.Queue(i, ct)));
            var since = Stopwatch.StartNew();
            await room.Open(ct);
            await room.Until(Cards, ct);
            rate = Cards / since.Elapsed.TotalSeconds;
        }
        await databases.Drop(database);
        return rate;
    }

    private async Task<double> PeersTurn(bool isEachRecorded, Ct ct)
    {
        var (database, environment) = await databases.ForPeer();
        var rate = await Boss.Drain(environment, Cards, Batch, isEachRecorded, ct);
        await databases.Drop(database);
        return rate;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
