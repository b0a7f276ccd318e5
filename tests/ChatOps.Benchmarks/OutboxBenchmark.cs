using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Sending;
using ChatOps.Benchmarks.Stage;
using ChatOps.Storage;
using Npgsql;

namespace ChatOps.Benchmarks;

/// <summary>
/// The outbox at work. Ten minutes of a clock that runs ten times as fast, in which so many cards are queued, claimed, sent to a vendor
/// that answers at once, and recorded, while nothing is vacuumed: what the worker asks of the database meanwhile, and the same beside a
/// transaction that is held open. Before it all lie as many cards of earlier weeks.
/// </summary>
internal sealed class OutboxBenchmark(Options options, Databases databases)
{
    private const int Speed = 10;
    private const int Minutes = 10;
    private const int Lanes = 4;
    private const int AtOnce = 16;

    /// <summary>What the feeder is ahead of the vendor at most.</summary>
    private const int MostWaiting = 2_000;

    /// <summary>After so long no more is queued, and what was is the figure.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(75);

    private static readonly string[] Tables = ["outbox", "soundings", "lanes", "accounts", "persons"];

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-outbox-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await new OutboxBenchmark(options, databases).Run(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Run(Ct ct)
    {
        await new Migrator(databases.Seeded, SystemClock.Instance).Migrate(ct);
        await using (var db = new Db(databases.Seeded))
            await Letters.Seed(db, options.Members, Lanes, ct);
        await databases.Settle();

        Say($"{options.Engine}: {options.Members:N0} cards over {Lanes} lanes, {Speed} times as fast as the clock, nothing vacuumed");
        Console.WriteLine(
            "| | cards | s | cards/s | groups | claims | looks | claim p50 ms | p99 ms | look p50 ms | p99 ms | both, of one processor | "
            + "queued to sent p50 ms | p99 ms |");
        Say($"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        await TurnOver("alone", isHeld: false, ct);
        if (options.Engine == Engine.Sqlite)
            return;
        await TurnOver("beside an open transaction", isHeld: true, ct);
    }

    private async Task TurnOver(string name, bool isHeld, Ct ct)
    {
        var database = await databases.Copy();
        if (options.Engine == Engine.Postgres)
        {
            foreach (var table in Tables)
                await databases.Ask(database, $"ALTER TABLE {table} SET (autovacuum_enabled = false)");
        }

        int fed;
        await using (var held = isHeld ? await Hold(database, ct) : null)
        {
            var before = await Commits(database);
            using var statements = new StatementTimes();
            var since = Stopwatch.StartNew();
            await using (var room = new Postroom(database, Speed, options.Members))
            {
                await room.Open(ct);
                fed = await Feed(room, since, ct);
                await room.Until(fed, ct);
                Report(name, room, fed, statements, since.Elapsed, await Commits(database) - before);
            }
            if (options.Engine == Engine.Postgres)
                await Explain(database, ct);
        }

        if (
            await databases.Ask(
                database,
                $"SELECT COUNT(*) FROM outbox WHERE state = 'done' AND message_id IS NOT NULL AND kind <> '{Letters.Past}'") != fed)
            throw new InvalidOperationException("Not every card is recorded as sent.");
        await databases.Drop(database);
    }

    /// <summary>How many were queued: all of them, or what could be sent in <see cref="Longest"/>.</summary>
    private async Task<int> Feed(Postroom room, Stopwatch since, Ct ct)
    {
        var rate = options.Members / (Minutes * 60.0 / Speed);
        var next = 0;
        while (next < options.Members && since.Elapsed < Longest)
        {
            if (next > rate * since.Elapsed.TotalSeconds || next - room.Recorded > MostWaiting)
            {
                await Task.Delay(2, ct);
                continue;
            }
            var last = Math.Min(next + AtOnce, options.Members);
            await Task.WhenAll(Enumerable.Range(next, last - next).Select(i => room.Letters.Queue(i, ct)));
            next = last;
        }
        return next;
    }

    private void Report(string name, Postroom room, int fed, StatementTimes statements, TimeSpan took, long commits)
    {
        var isTimed = options.Engine == Engine.Postgres;
        var (claims, looks) = (statements.Times("/ClaimDue"), statements.Times("/LanesDue"));
        var lags = room
            .Letters.Queued.Take(fed)
            .Select((at, i) => (room.Vendor.Posted[i.ToString(CultureInfo.InvariantCulture)] - at) * 1000.0 / Stopwatch.Frequency)
            .Order()
            .ToList();
        var groups = isTimed ? Text(commits - statements.Runs("/LanesDue"), "N0") : "-";
        var share = isTimed ? Text((claims.Sum() + looks.Sum()) / took.TotalMilliseconds, "P0") : "-";
        var (s, claimed, looked) = (took.TotalSeconds, statements.Runs("/ClaimDue"), statements.Runs("/LanesDue"));
        var times = $"{At(claims)} | {At(looks)} | {share} | {At(lags)}";
        Say($"| {name} | {fed:N0} | {s:N0} | {fed / s:N0} | {groups} | {claimed:N0} | {looked:N0} | {times} |");
        if (isTimed)
        {
            var sums = statements.Names.Select(n => (Name: n, Sum: statements.Sum(n)));
            var most = sums.Where(n => n.Sum >= 10).OrderByDescending(n => n.Sum);
            var told = most.Select(n => $"{n.Name} {Text(n.Sum, "N0")} in {Text(statements.Runs(n.Name), "N0")}");
            Say($"    ms of the server: {string.Join(", ", told)}");
        }
    }

    /// <summary>The plan that the server keeps for the claim, whatever its values.</summary>
    private static async Task Explain(DbSettings database, Ct ct)
    {
        var names = new List<string>();
        var text = System.Text.RegularExpressions.Regex.Replace(
            new SqlText("Channels")["ClaimDue"].For(Engine.Postgres),
            "@([A-Za-z]+)",
            m =>
            {
                if (!names.Contains(m.Value))
                    names.Add(m.Value);
                return $"${names.IndexOf(m.Value) + 1}";
            });
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"PREPARE claim AS {text}; SET plan_cache_mode = force_generic_plan; EXPLAIN EXECUTE claim "
            + $"({string.Join(", ", names.Select(_ => "NULL"))})";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetString(0).Contains("Scan", StringComparison.Ordinal))
                Say($"    plan of the claim: {reader.GetString(0).Trim()}");
        }
    }

    /// <summary>Somebody's report that takes as long as all of it: nothing that dies after it began can be cleaned away.</summary>
    private static async Task<NpgsqlConnection> Hold(DbSettings database, Ct ct)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT COUNT(*) FROM outbox";
        await command.ExecuteScalarAsync(ct);
        return connection;
    }

    private async Task<long> Commits(DbSettings database)
    {
        if (options.Engine == Engine.Sqlite)
            return 0;
        // The server counts what a connection did a second after that.
        await Task.Delay(1500);
        return await databases.Ask(database, "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
    }

    private static string At(IReadOnlyList<double> sorted) =>
        sorted.Count == 0 ? "- | -" : $"{Text(sorted[sorted.Count / 2], "N2")} | {Text(sorted[(int)(sorted.Count * 0.99)], "N2")}";

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
