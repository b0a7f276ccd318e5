using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Sending;
using ChatOps.Benchmarks.Stage;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Benchmarks;

/// <summary>
/// A fan-out to as many as <c>--members</c> in Teams, one card each, in real time: how long it takes against what the vendor's limit
/// allows, how many calls were too many, and how long an answer waits meanwhile that somebody asked for.
/// </summary>
internal sealed class FanOutBenchmark(Options options, Databases databases)
{
    private static readonly TimeSpan AsksEvery = TimeSpan.FromMilliseconds(250);

    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-fan-out-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await new FanOutBenchmark(options, databases).Run(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Run(Ct ct)
    {
        Say($"{options.Engine}: {options.Members:N0} cards in one tenant, {LimitedTeams.Most} requests in any second");
        Console.WriteLine(
            "| answers after ms | | s | times the floor | too many, of a thousand | cards sent twice | an answer leaves after ms, p50 | "
            + "p99 |");
        Say($"|---|---|---|---|---|---|---|---|");
        foreach (var milliseconds in new[] { 50, 300, 900 })
            await Turn(milliseconds, 0, isKilled: false, ct);
        await Turn(300, 10, isKilled: true, ct);
    }

    private async Task Turn(int milliseconds, int faults, bool isKilled, Ct ct)
    {
        var database = await databases.Empty();
        await new Migrator(database, SystemClock.Instance).Migrate(ct);
        await using (var db = new Db(database))
            await Letters.Seed(db, (options.Members + 200) * 2, 1, ct);
        await databases.Ask(database, "ANALYZE");
        var vendor = new LimitedTeams(TimeSpan.FromMilliseconds(milliseconds), faults);
        var room = new Postroom(database, 1, 0, vendor);
        try
        {
            for (var next = 0; next < options.Members; next += 500)
                await room.Db.Write(s => room.Outbox.QueueAll(s, Cards(next, Math.Min(next + 500, options.Members), room)), ct);
            var since = Stopwatch.StartNew();
            await room.Open(ct);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var asking = isKilled ? Task.FromResult<List<double>>([]) : Ask(room, vendor, end.Token);
            if (isKilled)
            {
                await room.Until(options.Members / 2, ct);
                await room.Kill();
                room = new Postroom(database, 1, 0, vendor);
                await room.Open(ct);
            }
            while (await databases.Ask(database, "SELECT COUNT(*) FROM outbox WHERE kind = 'check-in-form' AND state = 'due'") > 0)
                await Task.Delay(20, ct);
            var took = since.Elapsed.TotalSeconds;
            await end.CancelAsync();
            var waits = await asking;
            // What somebody asked for meanwhile took its room, too.
            var floor = (double)(options.Members + waits.Count) / LimitedTeams.Most;
            var (calls, twice) = (vendor.Calls, vendor.Posted.Count(p => p.Value.Times > 1));
            var what = isKilled ? $"{faults / 10.0:N0} % refused at random, one killed" : "";
            var waited = waits.Count == 0 ? "- | -" : $"{Text(waits[waits.Count / 2])} | {Text(waits[(int)(waits.Count * 0.99)])}";
            var tooMany = vendor.Throttled * 1000.0 / calls;
            Say($"| {milliseconds} | {what} | {took:N1} | {took / floor:N3} | {tooMany:N2} | {twice} | {waited} |");
        }
        finally
        {
            await room.DisposeAsync();
        }
        await databases.Drop(database);
    }

    /// <summary>Somebody else asks for something, again and again; milliseconds until the answer leaves, shortest first.</summary>
    private async Task<List<double>> Ask(Postroom room, LimitedTeams vendor, Ct ct)
    {
        var asked = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var subject = $"answer-{i}";
                asked[subject] = Stopwatch.GetTimestamp();
                var person = new PersonId($"p{options.Members + i}");
                var card = new Posting(new CardRef("menu", subject), person, SystemClock.Instance.GetCurrentInstant());
                await room.Db.Write(s => room.Outbox.Queue(s, card), ct);
                await Task.Delay(AsksEvery, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The fan-out is over.
        }
        return
        [
            .. asked
                .Where(a => vendor.Posted.ContainsKey(a.Key))
                .Select(a => Stopwatch.GetElapsedTime(a.Value, vendor.Posted[a.Key].At).TotalMilliseconds)
                .Order(),
        ];
    }

    private static IReadOnlyList<Posting> Cards(int from, int to, Postroom room) =>
    [
        .. Enumerable
            .Range(from, to - from)
            .Select(i => new Posting(
                new CardRef("check-in-form", i.ToString(CultureInfo.InvariantCulture)), new PersonId($"p{i}"), room.Now)),
    ];

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
