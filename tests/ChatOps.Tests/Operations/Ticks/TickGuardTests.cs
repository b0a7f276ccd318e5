using ChatOps.Channels.Slack.Install;
using ChatOps.Clock;
using ChatOps.Storage.Faults;
using ChatOps.Tests.Hosting;
using Fault = ChatOps.Storage.Faults.Fault;

namespace ChatOps.Tests.Operations.Ticks;

/// <summary>One that fails stops nobody: each tick, with one of ten programs failing under it.</summary>
public abstract class TickGuardTests(string engine) : DatabaseTests(engine)
{
    /// <summary>What a tick does for workspaces and not for programs is told by <c>SlackRotationTests</c>.</summary>
    public static TheoryData<string> EveryTick =>
        [
            .. typeof(ITick)
                .Assembly.GetTypes()
                .Where(t => t.IsClass && typeof(ITick).IsAssignableFrom(t) && t != typeof(SlackRenewal))
                .Select(t => t.Name)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(EveryTick))]
    public async Task one_of_ten_fails_nine_are_served_and_the_tenth_follows_when_it_can(string name)
    {
        var (tick, now) = TickCase.All.SingleOrDefault(c => c.Key.Name == name);
        now.ShouldNotBeNull($"{name} ticks, and no case says what it does for each of ten programs.");
        await using var world = await TenPrograms.On(Database, now.Settings);
        await now.Arrange(world);
        var row = now.Row?.Invoke(world.Programs[TenPrograms.Broken]);
        if (row is var (table, column, value))
            await world.Breaks(table, column, value);
        now.Otherwise?.Break(world);

        await world.Tick(tick, now.At);

        var before = await Standing(now.At);
        before.ShouldNotBeEmpty();
        before.ShouldAllBe(f => f.Tries == 1 && f.NextAt == now.At + Duration.FromMinutes(1));
        // The next looks leave it alone until its time has come, also after a restart: it is read from the table.
        await world.Tick(tick, now.At + Duration.FromSeconds(15));
        (await Standing(now.At)).ShouldBe(before);
        (await world.Ask(now.Served)).ShouldBe(TenPrograms.Count - 1, string.Join('\n', world.Lines.All));

        if (row is { } mended)
            await world.Mends(mended.Table);
        now.Otherwise?.Mend(world);
        await world.Tick(tick, now.At + Duration.FromMinutes(11));
        (await world.Ask(now.Served)).ShouldBe(TenPrograms.Count, string.Join('\n', world.Lines.All));
        (await Standing(now.At)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_batch_of_many_is_split_until_what_fails_stands_alone()
    {
        await using var world = await TenPrograms.On(Database);
        var look = await world.Get<Guard>().Begin("Counting", TenPrograms.Monday, Ct);
        var units = 0;

        var done = await look.Each(FaultKind.Membership, [.. Enumerable.Range(0, 256)], 256, i => new Item($"{i}"), (_, some) =>
        {
            units++;
            return some.Contains(100) ? throw new InvalidOperationException("One of them.") : Task.CompletedTask;
        });

        done.ShouldBe(255);
        units.ShouldBeLessThan(20);
        (await Standing(TenPrograms.Monday)).ShouldHaveSingleItem().Item.ShouldBe("100");
    }

    [Fact]
    public async Task the_waits_grow_to_a_day_and_are_the_same_on_another_instance()
    {
        await using var world = await TenPrograms.On(Database);
        await using var beside = new ChatOps.Storage.Db(Database.Settings);
        var store = new FaultStore();
        var at = TenPrograms.Monday;
        var waits = new List<Duration>();
        for (var i = 0; i < 9; i++)
        {
            var fault = await (i % 2 == 0 ? Db : beside).Write(
                db => store.Note(db, "Counting", FaultKind.Round, new Item("r1"), "Error", at), Ct);
            waits.Add(fault.NextAt - at);
            at = fault.NextAt;
        }

        waits.Select(w => w.TotalMinutes).ShouldBe([1, 5, 15, 60, 240, 720, 1440, 1440, 1440]);
    }

    [Fact]
    public async Task a_database_that_is_away_is_nobodys_own_fault()
    {
        await using var world = await TenPrograms.On(Database);
        var gone = new ChatOps.Storage.Db(Database.Settings);
        await gone.DisposeAsync();
        var look = await world.Get<Guard>().Begin("Counting", TenPrograms.Monday, Ct);

        await Should.ThrowAsync<ObjectDisposedException>(() =>
            look.Run(FaultKind.Round, new Item("r1"), () => gone.Write(_ => Task.CompletedTask, Ct)));

        (await Standing(TenPrograms.Monday)).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<Fault>> Standing(Instant now) => Db.Read(db => new FaultStore().Standing(db, now), Ct);
}

public sealed class SqliteTickGuardTests() : TickGuardTests("sqlite");

public sealed class PostgresTickGuardTests() : TickGuardTests("postgres");
