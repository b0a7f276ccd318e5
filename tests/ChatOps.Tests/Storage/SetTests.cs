using ChatOps.Storage;
using ChatOps.Storage.Writing;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

/// <summary>
/// Work that is done for many units of a group at once: whoever can't be part of it goes alone, and what fails for all harms none.
/// </summary>
public abstract class SetTests(string engine) : DatabaseTests(engine)
{
    private Db? _db;

    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, @SeenAt)", null);
    private static readonly Statement Ids = new("Ids", "SELECT id FROM deliveries ORDER BY id", null);
    private static readonly Statement Order = new("Order", "SELECT id FROM deliveries ORDER BY seen_at", null);

    /// <summary>Every turn comes to the same writer.</summary>
    private new Db Db => _db ??= new Db(Database.Settings with { Writers = 1 });

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_db is not null)
            await _db.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task units_of_one_group_are_one_piece_of_work()
    {
        var set = new Many();

        (await InOneGroup(() => Of(set, "a"), () => Of(set, "b"), () => Of(set, "c"))).ShouldBe(["a together", "b together", "c together"]);

        set.Calls.ShouldBe(["a b c"]);
        (await Stored()).ShouldBe(["a", "b", "c"]);
        set.Committed.ShouldBe(1, "once, though three share it");
    }

    [Fact]
    public async Task one_by_itself_and_one_that_the_set_leaves_out_go_alone()
    {
        var set = new Many { LeavesOut = "b" };

        (await InOneGroup(() => Of(set, "a"), () => Of(set, "b"), () => Of(set, "c"))).ShouldBe(["a together", "b alone", "c together"]);
        (await Of(set, "d")).ShouldBe("d alone");

        (await Stored()).ShouldBe(["a", "b", "c", "d"]);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("throws in a statement")]
    public async Task a_set_that_fails_is_undone_and_each_goes_alone(string fault)
    {
        var set = new Many { Fault = fault };

        (await InOneGroup(() => Of(set, "a"), () => Db.Write(db => Add(db, "x"), Ct), () => Of(set, "b"))).ShouldBe([
            "a alone",
            "x",
            "b alone",
        ]);

        (await Stored()).ShouldBe(["a", "b", "x"]);
    }

    [Fact]
    public async Task alone_each_failure_is_its_own()
    {
        var set = new Many { Fault = "throws", Bad = "b" };
        var units = Group(() => Of(set, "a"), () => Of(set, "b"), () => Of(set, "c"));

        (await units[0]).ShouldBe("a alone");
        (await Should.ThrowAsync<InvalidOperationException>(units[1])).Message.ShouldBe("bad");
        (await units[2]).ShouldBe("c alone");
        (await Stored()).ShouldBe(["a", "c"]);
    }

    /// <summary>What somebody did before, in whatever way, is done before.</summary>
    [Fact]
    public async Task a_turn_keeps_its_order()
    {
        var set = new Many();

        await InOneGroup(
            () => Db.WriteInTurn(new WriteTurn("ana"), db => Add(db, "ana 1"), Ct),
            () => Of(set, "ana 2", "ana"),
            () => Of(set, "ben 1", "ben"),
            () => Of(set, "ben 2", "ben"),
            () => Of(set, "cleo", "cleo"));

        set.Calls.ShouldBe(["ben 1 cleo"]);
        var order = await Db.Read(db => db.Query<string>(Order), Ct);
        order.Where(o => o.StartsWith("ana", StringComparison.Ordinal)).ShouldBe(["ana 1", "ana 2"]);
        order.Where(o => o.StartsWith("ben", StringComparison.Ordinal)).ShouldBe(["ben 1", "ben 2"]);
    }

    private Task<string> Of(Many set, string item, string? turn = null) => Db.WriteTogether(new WriteTurn(turn ?? item), set, item, Ct);

    private async Task<string[]> InOneGroup(params Func<Task<string>>[] units) => await Task.WhenAll(Group(units));

    /// <summary>They gather behind a unit that keeps the writer busy.</summary>
    private Task<string>[] Group(params Func<Task<string>>[] units)
    {
        var release = new TaskCompletionSource<bool>();
        _ = Db.WriteInTurn(new WriteTurn("holding"), _ => release.Task, Ct);
        var tasks = units.Select(u => u()).ToArray();
        release.SetResult(true);
        return tasks;
    }

    private Task<IReadOnlyList<string>> Stored() => Db.Read(db => db.Query<string>(Ids), Ct);

    private static int s_seen;

    private static async Task<string> Add(Session db, string id)
    {
        await db.Execute(Insert, new { Id = id, SeenAt = Interlocked.Increment(ref s_seen) });
        return id;
    }

    private sealed class Many : ISetWork<string, string>
    {
        public List<string> Calls { get; } = [];

        public int Committed { get; private set; }

        public string? LeavesOut { get; init; }

        public string? Fault { get; init; }

        public string? Bad { get; init; }

        public async Task<IReadOnlyList<Done<string>?>> Together(Session db, IReadOnlyList<string> items)
        {
            Calls.Add(string.Join(' ', items));
            foreach (var item in items.Where(i => i != LeavesOut))
                await Add(db, item);
            if (Fault is "throws in a statement")
                await Add(db, items[0]);
            if (Fault is not null)
                throw new InvalidOperationException(Fault);
            db.AfterCommit(() => Committed++);
            return [.. items.Select(i => i == LeavesOut ? null : new Done<string>($"{i} together"))];
        }

        public async Task<string> Alone(Session db, string item)
        {
            await Add(db, item);
            return item == Bad ? throw new InvalidOperationException("bad") : $"{item} alone";
        }
    }
}

public sealed class SqliteSetTests() : SetTests("sqlite");

public sealed class PostgresSetTests() : SetTests("postgres");
