using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

public abstract class WriterTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, @SeenAt)", null);
    private static readonly Statement Ids = new("Ids", "SELECT id FROM deliveries ORDER BY id", null);
    private static readonly Statement Count = new("Count", "SELECT count(*) FROM deliveries", null);

    [Fact]
    public async Task a_unit_is_kept_and_its_result_comes_back()
    {
        (await Db.Write(db => Add(db, "a"), Ct)).ShouldBe("a");
        (await Stored()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task a_bad_unit_does_not_spoil_the_rest_of_its_group()
    {
        var units = await InOneGroup(
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

        (await units[0]).ShouldBe("a");
        (await Should.ThrowAsync<InvalidOperationException>(units[1])).Message.ShouldBe("bad");
        (await units[2]).ShouldBe("to correct");
        (await units[3]).ShouldBe("d");
        (await Stored()).ShouldBe(["a", "d"]);
    }

    [Fact]
    public async Task a_failed_statement_goes_to_its_caller_only()
    {
        var units = await InOneGroup(db => Add(db, "a"), db => Add(db, "a"), db => Add(db, "b"));

        await units[0];
        (await Should.ThrowAsync<Exception>(units[1])).IsUniqueViolation().ShouldBeTrue();
        (await units[2]).ShouldBe("b");
        (await Stored()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task alone_too_a_unit_can_fail_or_be_undone()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Write<string>(
            async db =>
            {
                await Add(db, "a");
                throw new InvalidOperationException("bad");
            },
            Ct));
        var undone = await Db.Write(
            async db =>
            {
                await Add(db, "b");
                db.Undo();
                return "to correct";
            },
            Ct);

        undone.ShouldBe("to correct");
        (await Stored()).ShouldBeEmpty();
    }

    [Fact]
    public async Task units_run_in_the_order_they_came_and_see_what_came_before()
    {
        var units = await InOneGroup([.. Enumerable.Range(0, 300).Select(i => (Func<Session, Task<string>>)(async db =>
        {
            var before = await db.Find<long>(Count);
            await Add(db, $"{i:D3}");
            return $"{before}";
        }))]);

        (await Task.WhenAll(units)).ShouldBe(Enumerable.Range(0, 300).Select(i => $"{i}"));
    }

    [Fact]
    public async Task many_callers_at_once_lose_nothing()
    {
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Ct }, async (i, ct) =>
        {
            await Db.Write(db => Add(db, $"{i:D3}"), ct);
            (await Db.Read(db => db.Query<string>(Ids), ct)).ShouldContain($"{i:D3}");
        });
        (await Stored()).Count.ShouldBe(400);
    }

    [Fact]
    public async Task only_what_is_kept_is_told_after_the_commit()
    {
        var told = new List<string>();
        var units = await InOneGroup(
            db => Tell(db, "kept"),
            async db =>
            {
                await Tell(db, "undone");
                db.Undo();
                return "";
            },
            async db =>
            {
                await Tell(db, "failed");
                throw new InvalidOperationException("bad");
            });

        await units[0];
        await units[1];
        await Should.ThrowAsync<InvalidOperationException>(units[2]);
        told.ShouldBe(["kept"]);

        Task<string> Tell(Session db, string what)
        {
            db.AfterCommit(() => told.Add(what));
            return Add(db, what);
        }
    }

    [Fact]
    public async Task what_many_units_of_a_group_call_is_called_once_when_all_of_them_are_told()
    {
        var told = new List<string>();
        var called = new List<string>();
        Action call = () => called.Add(string.Join(' ', told));
        var units = await InOneGroup(
            db => Tell(db, "a"),
            async db =>
            {
                await Tell(db, "b");
                db.Undo();
                return "";
            },
            db => Tell(db, "c"));
        await Task.WhenAll(units);
        await Db.Write(db => Tell(db, "d"), Ct);
        // The writer calls before it begins the next unit.
        await Db.Write(db => Add(db, "e"), Ct);

        called.ShouldBe(["a c", "a c d"]);

        Task<string> Tell(Session db, string what)
        {
            db.AfterCommit(() => told.Add(what));
            db.CallAfterCommit(call);
            return Add(db, what);
        }
    }

    [Fact]
    public async Task a_unit_cancelled_before_it_starts_is_skipped()
    {
        using var cancel = new CancellationTokenSource();
        var (holding, release) = Hold();
        var skipped = Db.Write(db => Add(db, "a"), cancel.Token);
        var kept = Db.Write(db => Add(db, "b"), Ct);
        await cancel.CancelAsync();
        release.SetResult();

        await holding;
        await Should.ThrowAsync<TaskCanceledException>(skipped);
        (await kept).ShouldBe("b");
        (await Stored()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task a_unit_that_has_begun_is_finished()
    {
        using var cancel = new CancellationTokenSource();
        var result = await Db.Write(
            async db =>
            {
                await cancel.CancelAsync();
                return await Add(db, "a");
            },
            cancel.Token);

        result.ShouldBe("a");
        (await Stored()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task closing_finishes_what_is_queued()
    {
        var db = new Db(Database.Settings);
        var units = Enumerable.Range(0, 20).Select(i => db.Write(s => Add(s, $"{i:D2}"), Ct)).ToArray();
        await db.DisposeAsync();

        units.ShouldAllBe(u => u.IsCompletedSuccessfully);
        (await Stored()).Count.ShouldBe(20);
        await Should.ThrowAsync<ObjectDisposedException>(() => db.Write(s => Add(s, "late"), Ct));
    }

    [Fact]
    public async Task a_reading_waits_for_no_writer_and_sees_only_what_is_committed()
    {
        await Db.Write(db => Add(db, "a"), Ct);
        var added = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var writing = Db.Write(
            async db =>
            {
                await Add(db, "b");
                added.SetResult();
                await release.Task;
                return 0;
            },
            Ct);
        await added.Task;

        (await Stored()).ShouldBe(["a"]);
        release.SetResult();
        await writing;
        (await Stored()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task a_caller_that_blocks_does_not_hold_up_the_writer()
    {
        // Held until the caller's continuation is attached: a unit that had ended before would run it on the test's own thread, which then
        // waits for itself.
        var (holding, release) = Hold();
        var entered = new TaskCompletionSource();
        using var leave = new ManualResetEventSlim();
        var first = Db.Write(db => Add(db, "a"), Ct).ContinueWith(
            _ =>
            {
                entered.SetResult();
                leave.Wait(Ct);
            },
            Ct,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        release.SetResult();
        await holding;
        await entered.Task;

        (await Db.Write(db => Add(db, "b"), Ct)).ShouldBe("b");
        leave.Set();
        await first;
    }

    [Fact]
    public async Task the_callers_context_holds_inside_the_work()
    {
        var who = new AsyncLocal<string> { Value = "caller" };
        (await Db.Write(_ => Task.FromResult(who.Value), Ct)).ShouldBe("caller");
    }

    private async Task<Task<string>[]> InOneGroup(params Func<Session, Task<string>>[] units)
    {
        var (holding, release) = Hold();
        var tasks = units.Select(u => Db.Write(u, Ct)).ToArray();
        release.SetResult();
        await holding;
        return tasks;
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
