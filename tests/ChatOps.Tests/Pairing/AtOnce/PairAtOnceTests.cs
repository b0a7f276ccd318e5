using ChatOps.Counting;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Pairing.AtOnce;

/// <summary>
/// PostgreSQL has several writers: what two partners and the clock do at the same moment comes to what a single writer would have made of
/// it, one after the other in some order in which each of them did their own.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class PairAtOnceTests : IAsyncLifetime
{
    private const int Scripts = 40;

    private TestDatabase? _file;
    private TestDatabase? _server;
    private Db? _writers;
    private Db? _clock;
    private PairHost? _one;
    private PairHost? _several;
    private PairHost? _beside;

    private static Ct Ct => TestContext.Current.CancellationToken;

    private PairHost One => _one!;

    private PairHost Several => _several!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestDatabase.Create(Engine.Postgres);
        _file = await TestDatabase.Create(Engine.Sqlite);
        _one = new PairHost(_file, _file.Db);
        _several = new PairHost(_server, _writers = new Db(_server.Settings with { Writers = 2 }))
        {
            Beside = _beside = new PairHost(_server, _clock = new Db(_server.Settings)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _one, _several, _beside }.OfType<PairHost>())
            await host.DisposeAsync();
        foreach (var db in new[] { _writers, _clock }.OfType<Db>())
            await db.DisposeAsync();
        foreach (var database in new[] { _file, _server }.OfType<TestDatabase>())
            await database.DisposeAsync();
    }

    [Fact]
    public async Task whatever_happens_at_the_same_moment_happened_in_some_order()
    {
        // Another one each time, and named when it fails.
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < Scripts; i++)
            await HappenedInSomeOrder(Script(random), $"seed {seed}, script {i}");
        (await Several.Db.Read(Recount.Differences, Ct)).ShouldBe(0, "what is counted is what a recount gives");
    }

    [Fact]
    public async Task who_loses_a_partner_while_the_clock_looks_is_not_overlooked()
    {
        var (leaves, goes, looks) = (new Step("Ana", What.Leave), new Step("Ana", What.Go), new Step("Clock", What.Repair));
        var scene = await PairScene.Begin(Several);
        await scene.Do(leaves);
        Several.Meanwhile = () => scene.Do(goes);

        await scene.Do(looks);

        Several.Meanwhile.ShouldBeNull();
        (await PairState.Of(scene, Several)).ShouldBe(await InTurn([leaves, goes, looks]));
        await scene.End();
    }

    private async Task HappenedInSomeOrder(IReadOnlyList<IReadOnlyList<Step>> script, string which)
    {
        var (state, order) = await AtOnce(script);
        var likely = await InTurn(order);
        if (likely == state)
            return;
        var seen = new HashSet<string>();
        foreach (var other in Orders(script))
        {
            if (seen.Add(string.Join(' ', other)) && await InTurn(other) == state)
                return;
        }

        Assert.Fail(
            $"{which}: {string.Join(" | ", script.Select(s => string.Join(' ', s)))}\nno order leads there:\n{state}\nin the order in "
            + $"which they were answered ({string.Join(' ', order)}) it would be:\n{likely}");
    }

    private async Task<(string State, IReadOnlyList<Step> Order)> AtOnce(IReadOnlyList<IReadOnlyList<Step>> script)
    {
        var scene = await PairScene.Begin(Several);
        var answered = new System.Collections.Concurrent.ConcurrentQueue<Step>();
        using var start = new Barrier(script.Count);
        await Task.WhenAll(script.Select(steps => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Ct);
                foreach (var step in steps)
                {
                    scene.Do(step).GetAwaiter().GetResult();
                    answered.Enqueue(step);
                }
            },
            Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var state = await PairState.Of(scene, Several);
        await scene.End();
        return (state, [.. answered]);
    }

    private async Task<string> InTurn(IEnumerable<Step> steps)
    {
        var scene = await PairScene.Begin(One);
        foreach (var step in steps)
            await scene.Do(step);
        var state = await PairState.Of(scene, One);
        await scene.End();
        return state;
    }

    /// <summary>Two or three steps of Ana's, one or two of Ben's, and perhaps the clock.</summary>
    private static List<IReadOnlyList<Step>> Script(Random random)
    {
        var script = new List<IReadOnlyList<Step>>
        {
            Steps("Ana", random.Next(2, 4), [What.Share, What.Share, What.ShareFirst, What.TakeBack, What.Pause, What.Leave], random),
            Steps("Ben", random.Next(1, 3), [What.Share, What.Share, What.TakeBack, What.Pause, What.Resume, What.Leave], random),
        };
        if (random.Next(2) == 0)
            script.Add([new Step("Clock", What.Repair)]);
        return script;
    }

    private static List<Step> Steps(string who, int count, What[] whats, Random random) =>
        [
            .. Enumerable
                .Range(1, count)
                .SelectMany(i => whats[random.Next(whats.Length)] switch
                {
                    (What.Share or What.ShareFirst) and var what => new[] { new Step(who, what, $"{who} {i}") },
                    // Their word, and ten minutes later the clock: much can happen between the two.
                    What.Leave => [new Step(who, What.Leave), new Step(who, What.Go)],
                    var what => [new Step(who, what)],
                }),
        ];

    /// <summary>All orders in which each keeps their own.</summary>
    private static IEnumerable<IEnumerable<Step>> Orders(IReadOnlyList<IReadOnlyList<Step>> script) =>
        script.All(s => s.Count == 0)
            ?
            [
                [],
            ]
            : script
                .Index()
                .Where(s => s.Item.Count > 0)
                .SelectMany(s =>
                    Orders([.. script.Select((other, i) => i == s.Index ? [.. other.Skip(1)] : other)])
                        .Select(rest => rest.Prepend(s.Item[0])));
}
