using ChatOps.Storage;
using ChatOps.Tests.Infrastructure;

namespace ChatOps.Tests.Storage;

public abstract class WriterTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, @SeenAt)", null);
    private static readonly Statement Ids = new("Ids", "SELECT id FROM deliveries ORDER BY id", null);

    [Fact]
    public async Task a_unit_is_kept_and_its_result_comes_back()
    {
        (await Db.Write(db => Add(db, "a"), Ct)).ShouldBe("a");
        (await Stored()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task a_bad_unit_does_not_spoil_the_rest_of_its_group()
    {
        var (first, bad, undone, last) = await InOneGroup(
            db => Add(db, "a"),
            async db =>
            {
                await Add(db, "b");
                throw new InvalidOperationException("bad");
            },
            async db =>
            {
                await Add(db, "c");
                db.Undo();
                return "to correct";
            },
            db => Add(db, "d"));

        (await first).ShouldBe("a");
        (await Should.ThrowAsync<InvalidOperationException>(bad)).Message.ShouldBe("bad");
        (await undone).ShouldBe("to correct");
        (await last).ShouldBe("d");
        (await Stored()).ShouldBe(["a", "d"]);
    }

    [Fact]
    public async Task a_failed_statement_goes_to_its_caller_only()
    {
        var (first, bad, second, _) = await InOneGroup(db => Add(db, "a"), db => Add(db, "a"), db => Add(db, "b"), db => Add(db, "c"));

        await first;
        (await Should.ThrowAsync<Exception>(bad)).IsUniqueViolation().ShouldBeTrue();
        (await second).ShouldBe("b");
        (await Stored()).ShouldBe(["a", "b", "c"]);
    }

    private async Task<(Task<string>, Task<string>, Task<string>, Task<string>)> InOneGroup(params Func<Session, Task<string>>[] units)
    {
        // While the first unit holds the writer, the others gather behind it.
        var release = new TaskCompletionSource();
        var holding = Db.Write(
            async db =>
            {
                await release.Task;
                return 0;
            },
            Ct);
        var tasks = units.Select(u => Db.Write(u, Ct)).ToArray();
        release.SetResult();
        await holding;
        return (tasks[0], tasks[1], tasks[2], tasks[3]);
    }

    private static async Task<string> Add(Session db, string id)
    {
        await db.Execute(Insert, new { Id = id, SeenAt = Instant.FromUnixTimeSeconds(1) });
        return id;
    }

    private Task<IReadOnlyList<string>> Stored() => Db.Read(db => db.Query<string>(Ids), Ct);
}

public sealed class SqliteWriterTests() : WriterTests("sqlite");

public sealed class PostgresWriterTests() : WriterTests("postgres");
