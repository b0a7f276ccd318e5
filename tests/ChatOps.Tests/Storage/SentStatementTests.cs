using ChatOps.Storage;
using ChatOps.Tests.Infrastructure;

namespace ChatOps.Tests.Storage;

/// <summary>Statements for whose end nobody waits: on PostgreSQL they travel with the next, perhaps the next unit's. Whose failure it was must not get lost on the way.</summary>
public abstract class SentStatementTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, 1)", null);
    private static readonly Statement Touch = new("Touch", "UPDATE deliveries SET seen_at = 2 WHERE id = @Id", null);
    private static readonly Statement Count = new("Count", "SELECT count(*) FROM deliveries", null);
    private static readonly Statement Ids = new("Ids", "SELECT id FROM deliveries ORDER BY id", null);

    [Fact]
    public async Task a_later_reading_sees_them_and_then_their_rows_are_known()
    {
        var (rows, count) = await Db.Write(
            async db =>
            {
                var sent = await Send(db, "a", "b");
                var count = await db.Find<int>(Count);
                return (sent.Select(s => s.Rows).ToList(), count);
            },
            Ct);

        rows.ShouldBe([1, 1]);
        count.ShouldBe(2);
    }

    [Fact]
    public async Task more_of_them_than_travel_together_all_arrive_in_order()
    {
        await Db.Write(
            async db =>
            {
                for (var i = 0; i < 150; i++)
                {
                    await db.Send(Insert, new { Id = $"{i:D3}" }, atLeast: 1);
                    await db.Send(Touch, new { Id = $"{i:D3}" }, atLeast: 1);
                }
            },
            Ct);

        (await Stored()).Count.ShouldBe(150);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task one_that_fails_fails_its_own_unit_and_no_other(bool neighboursRead)
    {
        var units = await InOneGroup(
            db => Unit(db, "a"),
            db => Unit(db, "a"),
            db => Unit(db, "b"),
            async db =>
            {
                await db.Send(Touch, new { Id = "nobody" }, atLeast: 1);
                return 0;
            },
            db => Unit(db, "c"));

        await units[0];
        (await Should.ThrowAsync<Exception>(units[1])).IsUniqueViolation().ShouldBeTrue();
        await units[2];
        (await Should.ThrowAsync<InvalidOperationException>(units[3])).Message.ShouldBe("Touch changed 0 rows.");
        await units[4];
        (await Stored()).ShouldBe(["a", "b", "c"]);

        async Task<int> Unit(Session db, string id)
        {
            await Send(db, id);
            return neighboursRead ? await db.Find<int>(Count) : 0;
        }
    }

    [Fact]
    public async Task alone_too_one_that_fails_fails_its_unit()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Write(db => db.Send(Touch, new { Id = "nobody" }, atLeast: 1), Ct));
        await Should.ThrowAsync<Exception>(() => Db.Write(db => Send(db, "a", "a"), Ct));
        (await Stored()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_an_undone_unit_sent_is_undone(bool hasLeft)
    {
        var units = await InOneGroup(
            db => Then(db, "a", () => { }),
            db => Then(db, "b", db.Undo),
            db => Then(db, "c", () => throw new InvalidOperationException("bad")),
            db => Then(db, "d", () => { }));

        await units[0];
        await units[1];
        (await Should.ThrowAsync<InvalidOperationException>(units[2])).Message.ShouldBe("bad");
        await units[3];
        (await Stored()).ShouldBe(["a", "d"]);

        async Task<int> Then(Session db, string id, Action end)
        {
            await Send(db, id);
            if (hasLeft)
                await db.Find<int>(Count);
            await Send(db, $"{id}{id}");
            await db.Execute(new Statement("Forget", "DELETE FROM deliveries WHERE id = @Id", null), new { Id = $"{id}{id}" });
            await Send(db, $"{id}{id}{id}");
            await db.Send(new Statement("ForgetToo", "DELETE FROM deliveries WHERE id = @Id", null), new { Id = $"{id}{id}{id}" }, atLeast: 1);
            end();
            return 0;
        }
    }

    private static async Task<List<Sent>> Send(Session db, params string[] ids)
    {
        var sent = new List<Sent>();
        foreach (var id in ids)
            sent.Add(await db.Send(Insert, new { Id = id }));
        return sent;
    }

    /// <summary>They gather behind a unit that keeps the writer busy.</summary>
    private async Task<Task<int>[]> InOneGroup(params Func<Session, Task<int>>[] units)
    {
        var release = new TaskCompletionSource();
        var holding = Db.Write(_ => release.Task, Ct);
        var tasks = units.Select(u => Db.Write(u, Ct)).ToArray();
        release.SetResult();
        await holding;
        return tasks;
    }

    private Task<IReadOnlyList<string>> Stored() => Db.Read(db => db.Query<string>(Ids), Ct);
}

public sealed class SqliteSentStatementTests() : SentStatementTests("sqlite");

public sealed class PostgresSentStatementTests() : SentStatementTests("postgres");
