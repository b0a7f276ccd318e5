using System.Diagnostics.Metrics;
using System.Globalization;
using ChatOps.Benchmarks.Stage;
using ChatOps.People;
using ChatOps.Storage;
using Microsoft.Data.Sqlite;

namespace ChatOps.Benchmarks.Floors;

/// <summary>
/// What one check-in costs, alone and in groups: statements by name (BEGIN, SAVEPOINT and COMMIT are left out), round trips (all that goes
/// over the wire), and what is written to the log. The authors of a group are spread over all of them, as they are in a company.
/// </summary>
internal sealed class CostTable(Databases databases, Vendors vendors, string keys, IReadOnlyList<Author> authors)
{
    private const int Groups = 16;

    // A prime, so that no author comes twice and the next one is far away.
    private const long Stride = 7919;

    private static readonly int[] Sizes = [1, 8, 32];

    private long _statements;

    public async Task Print(Ct ct)
    {
        using var listener = new MeterListener { InstrumentPublished = (instrument, to) => Hear(instrument, to) };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref _statements));
        listener.Start();
        Console.WriteLine($"{databases.Engine}, one check-in:");
        Console.WriteLine("| | statements | round trips | pages | WAL bytes |\n|---|---|---|---|---|");
        foreach (var size in Sizes)
            Console.WriteLine(await Row(size, ct));
    }

    private static void Hear(Instrument instrument, MeterListener to)
    {
        if (instrument.Meter.Name == StatementsRun.Meter)
            to.EnableMeasurementEvents(instrument);
    }

    private async Task<string> Row(int size, Ct ct)
    {
        var database = await databases.Copy();
        var isServer = databases.Engine == Engine.Postgres;
        var wire = isServer ? new Wire(database) : null;
        var groups = Spread(size).Chunk(size).ToList();
        string row;
        await using (var sharing = new Sharing(keys, wire?.Settings ?? database, vendors))
        {
            await using var connection = Group.Open(wire?.Settings ?? database);
            async Task Run(IEnumerable<Author[]> some)
            {
                foreach (var group in some)
                {
                    if (size == 1)
                        await sharing.Alone(group[0], ct);
                    else
                        await Group.Run(connection, transaction => sharing.Together(connection, databases.Engine, transaction, group, ct));
                }
            }

            // Statements are prepared when they come again.
            await Run(groups.Take(Groups));
            var (statements, trips, log) = (_statements, wire?.RoundTrips, await Log(database));
            await Run(groups.Skip(Groups));
            var count = (double)Groups * size;
            var bytes = (await Log(database) - log) / count;
            var (each, over) = (
                (_statements - statements) / count, wire is null ? "in process" : Number((wire.RoundTrips - trips!.Value) / count));
            row =
                $"| {(size == 1 ? "alone" : string.Create(CultureInfo.InvariantCulture, $"in a group of {size}"))} | {Number(each)} | "
                + $"{over} | {Number(bytes / (isServer ? 8192 : 4096 + 24))} | {bytes.ToString("N0", CultureInfo.InvariantCulture)} |";
        }

        if (wire is not null)
            await wire.DisposeAsync();
        await databases.Drop(database);
        return row;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Bytes of log since it began.</summary>
    private async Task<long> Log(DbSettings database) => databases.Engine == Engine.Postgres
        ? await databases.Ask(database, "SELECT pg_current_wal_insert_lsn() - '0/0'")
        : new FileInfo(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + "-wal").Length;

    private IEnumerable<Author> Spread(int size)
    {
        var (slack, needed) = (authors.Where(a => a.Account.Channel == Channel.Slack).ToList(), 2 * Groups * size);
        return slack.Count >= needed
            ? Enumerable.Range(0, needed).Select(i => slack[(int)(i * Stride % slack.Count)].Anew())
            : throw new InvalidOperationException($"Take more --members: {needed * 2} at least.");
    }
}
