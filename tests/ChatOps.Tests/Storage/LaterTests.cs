using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

/// <summary>
/// What a unit of work says without waiting for the answer: all of it happens, in its order, and what fails undoes that unit.
/// </summary>
public abstract class LaterTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, @SeenAt)", null);
    private static readonly Statement Move = new("Move", "UPDATE deliveries SET seen_at = @SeenAt WHERE id = @Id", null);
    private static readonly Statement Both = Move.Then(
        new Statement("Mark", "UPDATE deliveries SET id = @Id || '!' WHERE id = @Id -- a word beside it", null));
    private static readonly Statement Ids = new("Ids", "SELECT id FROM deliveries ORDER BY id", null);
    private static readonly Statement SeenAt = new("SeenAt", "SELECT seen_at FROM deliveries WHERE id = @Id", null);
    private static readonly Statement Unreadable = new("Unreadable", "SELECT id FROM deliveries", null);

    [Fact]
    public async Task what_is_said_first_happens_first()
    {
        var seen = await Db.Write(
            async db =>
            {
                await Add(db, "a", 1);
                await Add(db, "b", 2);
                await db.Later(Move, new { Id = "b", SeenAt = 3L }, mustChange: true);
                return (await db.Query<string>(Ids), await db.Find<long>(SeenAt, new { Id = "b" }));
            },
            Ct);

        seen.Item1.ShouldBe(["a", "b"]);
        seen.Item2.ShouldBe(3);
    }

    [Fact]
    public async Task what_nothing_follows_is_kept_at_the_end()
    {
        await Db.Write(db => Add(db, "a", 1), Ct);
        await Db.Write(db => db.Later(Both, new { Id = "a", SeenAt = 2L }), Ct);

        (await Stored()).ShouldBe(["a!"]);
        (await Db.Read(db => db.Find<long>(SeenAt, new { Id = "a!" }), Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task a_change_that_is_counted_does_not_count_what_waited()
    {
        (await Db.Write(
            async db =>
            {
                await Add(db, "a", 1);
                await Add(db, "b", 1);
                return await db.Execute(Move, new { Id = "a", SeenAt = 2L });
            },
            Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task questions_are_answered_each_with_its_own_in_any_order()
    {
        await Db.Write(db => Add(db, "a", 1), Ct);

        var answers = await Db.Write(
            async db =>
            {
                var before = await db.Ask<long>(SeenAt, new { Id = "a" });
                await db.Later(Move, new { Id = "a", SeenAt = 2L });
                var after = await db.Ask<long>(SeenAt, new { Id = "a" });
                var nobody = (
                    await db.Ask<string>(new Statement("Nobody", "SELECT id FROM deliveries WHERE id = @Id", null), new { Id = "x" })
                ).As(ids => ids.Count == 0);
                await Add(db, "b", 5);
                return (
                    Ids: await db.Query<string>(Ids),
                    IsNobody: await nobody.Answer(),
                    After: await after.Answer(),
                    Before: await before.Answer());
            },
            Ct);

        answers.Before.ShouldBe([1L]);
        answers.After.ShouldBe([2L]);
        answers.IsNobody.ShouldBeTrue();
        answers.Ids.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task a_reading_asks_several_things_as_well()
    {
        await Db.Write(db => Add(db, "a", 1), Ct);

        var (ids, seenAt) = await Db.Read(
            async db =>
            {
                var ids = await db.Ask<string>(Ids);
                var seenAt = await db.Ask<long>(SeenAt, new { Id = "a" });
                return (await ids.Answer(), await seenAt.Answer());
            },
            Ct);

        ids.ShouldBe(["a"]);
        seenAt.ShouldBe([1L]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task what_fails_undoes_its_unit_and_no_other(bool isFollowed)
    {
        await Db.Write(db => Add(db, "a", 1), Ct);
        var units = await InOneGroup(
            db => Add(db, "b", 1),
            async db =>
            {
                await Add(db, "c", 1);
                await Add(db, "a", 1);
                if (isFollowed)
                    await db.Query<string>(Ids);
            },
            db => Add(db, "d", 1));

        await units[0];
        (await Should.ThrowAsync<Exception>(units[1])).IsUniqueViolation().ShouldBeTrue();
        await units[2];
        (await Stored()).ShouldBe(["a", "b", "d"]);
    }

    [Fact]
    public async Task a_change_that_must_happen_and_does_not_undoes_its_unit()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Db.Write(
            async db =>
            {
                await Add(db, "a", 1);
                await db.Later(Move, new { Id = "nobody", SeenAt = 2L }, mustChange: true);
                await db.Query<string>(Ids);
            },
            Ct));

        error.Message.ShouldBe("Move changed no row.");
        (await Stored()).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_undone_is_not_sent()
    {
        await Db.Write(
            async db =>
            {
                await Add(db, "a", 1);
                db.Undo();
            },
            Ct);

        (await Stored()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_column_that_cant_be_read_names_its_own_statement()
    {
        await Db.Write(db => Add(db, "a name", 1), Ct);

        var error = await Should.ThrowAsync<UnreadableRow>(() => Db.Read(
            async db =>
            {
                var ids = await db.Ask<string>(Ids);
                await db.Query<LocalDate>(Unreadable);
                return await ids.Answer();
            },
            Ct));

        error.ToString().ShouldContain("Unreadable found a column");
        error.ToString().ShouldNotContain("a name");
        (await Stored()).ShouldBe(["a name"]);
    }

    private static Task Add(Session db, string id, long seenAt) => db.Later(Insert, new { Id = id, SeenAt = seenAt });

    private Task<IReadOnlyList<string>> Stored() => Db.Read(db => db.Query<string>(Ids), Ct);

    /// <summary>They wait while the writer is held, and so are one group.</summary>
    private async Task<IReadOnlyList<Task>> InOneGroup(params Func<Session, Task>[] works)
    {
        var (holding, release) = Hold();
        List<Task> units = [.. works.Select(w => Db.Write(w, Ct))];
        release.SetResult();
        await holding;
        return units;
    }
}

public sealed class SqliteLaterTests() : LaterTests("sqlite");

public sealed class PostgresLaterTests() : LaterTests("postgres");
