using System.Collections.Concurrent;
using ChatOps.Storage;
using ChatOps.Storage.Writing;
using ChatOps.Tests.Hosting;
using Npgsql;

namespace ChatOps.Tests.Storage;

/// <summary>PostgreSQL has several writers: what has a turn comes to that turn's own, everything else to another.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class WritersTests() : DatabaseTests("postgres")
{
    private Db? _db;

    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, 0)", null);
    private static readonly Statement Find = new("Find", "SELECT id FROM deliveries WHERE id = @Id", null);
    private static readonly Statement Lock = new("Lock", "SELECT id FROM deliveries WHERE id IN @Ids ORDER BY id FOR UPDATE", null);
    private static readonly Statement Writes = new("Writes", "UPDATE deliveries SET seen_at = seen_at + 1 WHERE id = @Id", null);

    private new Db Db => _db ??= new Db(Database.Settings with { Writers = 2 });

    public override async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task a_turn_keeps_its_order()
    {
        var seen = new ConcurrentQueue<(int Turn, int Number)>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Db.WriteInTurn(
            new WriteTurn($"turn {i % 8}"),
            async db =>
            {
                await db.Execute(Insert, new { Id = $"{i}" });
                seen.Enqueue((i % 8, i));
                return i;
            },
            Ct)));

        seen.Count.ShouldBe(200);
        foreach (var turn in seen.GroupBy(s => s.Turn))
            turn.Select(t => t.Number).ShouldBeInOrder();
    }

    [Fact]
    public async Task who_waits_at_one_writer_holds_up_no_other()
    {
        var release = new TaskCompletionSource<int>();
        var held = Db.WriteInTurn(TurnAt(0), _ => release.Task, Ct);

        (await Db.WriteInTurn(TurnAt(1), db => db.Execute(Insert, new { Id = "another turn" }), Ct)).ShouldBe(1);
        (await Db.Write(db => db.Execute(Insert, new { Id = "no turn" }), Ct)).ShouldBe(1);
        held.IsCompleted.ShouldBeFalse();
        release.SetResult(0);
        await held;
    }

    [Fact]
    public async Task what_a_group_touches_is_held_once_and_before_any_of_it_runs()
    {
        var happened = new ConcurrentQueue<string>();
        await InOneGroup(["a", "b", "a"], name => new Holding(name, happened), (name, _) =>
        {
            happened.Enqueue($"{name} runs");
            return Task.FromResult(name);
        });

        happened.ShouldBe(["holds a b", "a runs", "b runs", "a runs"]);
    }

    /// <summary>A name of an account that no statement can take: whoever shares a group with it goes on.</summary>
    [Fact]
    public async Task who_can_not_be_held_fails_alone()
    {
        var happened = new ConcurrentQueue<string>();
        var units = InOneGroup(["a", "bad", "b"], name => new Holding(name, happened), async (name, db) =>
        {
            await db.Execute(Insert, new { Id = name });
            return name;
        });

        (await Should.ThrowAsync<PostgresException>(units)).SqlState.ShouldBe("22P02");
        (await Db.Read(db => db.Query<string>(new Statement("Ids", "SELECT id FROM deliveries ORDER BY id", null)), Ct)).ShouldBe([
            "a",
            "b",
        ]);
    }

    /// <summary>
    /// What was asked for with a look and a writing was safe while there was one writer. Alone and in a group, it is asked for once more.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task who_was_overtaken_between_look_and_writing_looks_again(bool inGroup)
    {
        await using var other = new NpgsqlConnection(Database.Settings.ConnectionString + ";Pooling=false");
        await other.OpenAsync(Ct);
        var looks = 0;
        async Task<string> Unit(string name, Session db)
        {
            if (name != "first")
                return name;
            looks++;
            if (await db.Find<string>(Find, new { Id = "x" }) is not null)
                return "was there";
            await using (var command = new NpgsqlCommand("INSERT INTO deliveries (id, seen_at) VALUES ('x', 0)", other))
                await command.ExecuteNonQueryAsync(Ct);
            await db.Execute(Insert, new { Id = "x" });
            return "made";
        }

        var results = await InOneGroup(inGroup ? ["first", "second"] : ["first"], name => new WriteTurn(name), Unit);

        results[0].ShouldBe("was there");
        looks.ShouldBe(2);
    }

    /// <summary>
    /// Two groups that want the same rows in another order each: held at once, they never wait for each other in a circle.
    /// </summary>
    [Fact]
    public async Task groups_that_hold_the_same_go_one_after_the_other()
    {
        await Db.Write(db => db.Execute(new Statement("Two", "INSERT INTO deliveries (id, seen_at) VALUES ('1', 0), ('2', 0)", null)), Ct);
        var runs = 0;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Db.WriteInTurn(
            new Both($"{i}"),
            async db =>
            {
                Interlocked.Increment(ref runs);
                foreach (var id in i % 2 == 0 ? new[] { "1", "2" } : ["2", "1"])
                    await db.Execute(Writes, new { Id = id });
                return i;
            },
            Ct)));

        runs.ShouldBe(100, "none had to be run again");
        (await Db.Read(db => db.Find<long>(new Statement("Sum", "SELECT SUM(seen_at) FROM deliveries", null)), Ct)).ShouldBe(200);
    }

    private WriteTurn TurnAt(int writer) => Enumerable.Range(0, 100).Select(i => new WriteTurn($"{i}")).First(t => t.At(2) == writer);

    private async Task<string[]> InOneGroup(string[] names, Func<string, WriteTurn> turn, Func<string, Session, Task<string>> work)
    {
        await using var db = new Db(Database.Settings with { Writers = 1 });
        var release = new TaskCompletionSource<int>();
        _ = db.WriteInTurn(new WriteTurn("holding"), _ => release.Task, Ct);
        var units = names.Select(n => db.WriteInTurn(turn(n), s => work(n, s), Ct)).ToArray();
        release.SetResult(0);
        return await Task.WhenAll(units);
    }

    private sealed record Holding(string Key, ConcurrentQueue<string> Happened) : WriteTurn(Key)
    {
        public override async Task Hold(Session db, IReadOnlyList<WriteTurn> turns)
        {
            if (turns.Any(t => t.Key == "bad"))
                await db.Execute(new Statement("Bad", "SELECT CAST('bad' AS INTEGER)", null));
            Happened.Enqueue($"holds {string.Join(' ', turns.Select(t => t.Key))}");
        }
    }

    /// <summary>Takes both rows before anything runs.</summary>
    private sealed record Both(string Key) : WriteTurn(Key)
    {
        public override Task Hold(Session db, IReadOnlyList<WriteTurn> turns) => db.Query<string>(Lock, new { Ids = new[] { "1", "2" } });
    }
}
