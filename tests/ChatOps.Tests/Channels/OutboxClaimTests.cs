using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>What the worker asks of the database, and that it finds what nobody told it.</summary>
public abstract class OutboxClaimTests(string engine) : DatabaseTests(engine)
{
    private Postroom Room => field ??= new Postroom(Db);

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Room.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task what_was_committed_together_is_no_look_and_one_claim_a_lane()
    {
        var people = new List<Person>();
        foreach (var i in Enumerable.Range(0, 8))
            people.Add(await Room.Person(i % 2 == 0 ? Channel.Slack : Channel.Teams));
        await Room.Worker.Advance(Ct);

        await InOneMoment([.. people.Select((p, i) => (Func<Task>)(() => Room.Queue(p, $"s{i}")))]);
        using var heard = new StatementsHeard();
        await Room.Worker.Advance(Ct);
        await Room.Worker.Settled;
        await Room.Worker.Advance(Ct);
        await Room.Worker.Advance(Ct);

        Of(heard)
            .Where(n => n != "Channels/FreeClaimsOfLane")
            .ShouldBe([
                "Channels/ClaimDue",
                "Channels/ClaimDue",
                "Channels/LeaseLane",
                "Channels/LeaseLane",
                "Channels/PausesOfLane",
                "Channels/PausesOfLane",
                "Channels/ReadersOfClaimed",
                "Channels/ReadersOfClaimed",
            ]);
        Room.Slack.Posts.Concat(Room.Teams.Posts).Count().ShouldBeGreaterThan(4, "the pace, not the claim, holds up the rest");
    }

    [Fact]
    public async Task a_lane_that_may_not_send_is_not_asked()
    {
        var (ana, ben) = (await Room.Person(), await Room.Person());
        Room.Slack.Script = _ => new Answered(new Delivery.Throttled(Duration.FromSeconds(30), "ratelimited", "chat.postMessage"));
        await Room.Queue(ana, "a", kind: "check-in-form");
        await Room.Run(Duration.FromSeconds(1));
        using var heard = new StatementsHeard();
        await Room.Queue(ben, "b", kind: "check-in-form");
        await Room.Worker.Advance(Ct);

        Of(heard).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_row_of_a_later_hour_is_claimed_then_and_not_asked_for_before()
    {
        var ana = await Room.Person();
        foreach (var hour in new[] { 2, 1 })
            await Room.Queue(ana, $"s{hour}", p => p with { DueAt = p.DueAt + Duration.FromHours(hour) });
        await Room.Worker.Advance(Ct);
        using var heard = new StatementsHeard();
        var start = Room.Clock.GetCurrentInstant();
        await Room.Run(Duration.FromHours(3));

        Room.Slack.Posts.Select(p => p.At - start).ShouldBe([Duration.FromHours(1), Duration.FromHours(2)]);
        Of(heard).Count(n => n == "Channels/ClaimDue").ShouldBe(2);
    }

    /// <summary>Nobody calls: the row says itself when it is due, also to a worker that was not there when it was queued.</summary>
    [Fact]
    public async Task what_lay_there_before_the_start_goes_out_in_its_time()
    {
        var ana = await Room.Person();
        foreach (var hour in new[] { 1, 2, 3 })
            await Room.Queue(ana, $"s{hour}", p => p with { DueAt = p.DueAt + Duration.FromHours(hour) });
        Room.Signal.Listen();
        Room.Start();
        var start = Room.Clock.GetCurrentInstant();
        await Room.Run(Duration.FromHours(4));

        Room.Slack.Posts.Select(p => p.At - start)
            .ShouldAllBe(after => after.Minus(Duration.FromHours(Math.Round(after.TotalHours))) <= Duration.FromSeconds(1));
        Room.Slack.Posts.Count().ShouldBe(3);
    }

    [Fact]
    public async Task a_claim_that_nobody_ended_runs_out_and_is_found()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        Room.Signal.Listen();
        await Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        "UPDATE outbox SET claimed_by = 'gone', attempted_at = due_at, next_at = @At, "
                            + "account_id = (SELECT preferred_account FROM persons WHERE id = person_id)",
                        null),
                    new { At = Room.Clock.GetCurrentInstant() + Duration.FromSeconds(30) }),
            Ct);
        if (Engine == Engine.Postgres)
            await Room.Run(Duration.FromSeconds(29));
        Room.Slack.Calls.ShouldBeEmpty();
        await Room.Run(Duration.FromSeconds(5));

        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v1");
    }

    [Fact]
    public async Task what_changes_while_it_is_being_sent_follows_as_an_edit()
    {
        var ana = await Room.Person();
        var isChanged = false;
        Room.Slack.Script = call =>
        {
            if (call.Step == Step.Post && !isChanged)
                Room.Refresh("a", "check-in-form").GetAwaiter().GetResult();
            isChanged = true;
            return null;
        };
        await Room.Queue(ana, "a", kind: "check-in-form");
        await Room.Run(Duration.FromSeconds(5));

        Room.Slack.Calls.Select(c => c.Step).ShouldBe([Step.Post, Step.Edit]);
        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    private static IEnumerable<string> Of(StatementsHeard heard) =>
        heard
            .Names.Where(n =>
                n.Contains("Claim", StringComparison.Ordinal)
                || n.Contains("Lane", StringComparison.Ordinal)
                || n.Contains("Free", StringComparison.Ordinal))
            .Order();

    /// <summary>They wait behind a unit that keeps the writer busy.</summary>
    private async Task InOneMoment(params Func<Task>[] units)
    {
        var release = new TaskCompletionSource();
        var holding = Db.Write(_ => release.Task, Ct);
        var all = units.Select(u => u()).ToList();
        release.SetResult();
        await holding;
        await Task.WhenAll(all);
    }
}

public sealed class SqliteOutboxClaimTests() : OutboxClaimTests("sqlite");

/// <summary>There may be other instances, which tell this one nothing.</summary>
public sealed class PostgresOutboxClaimTests() : OutboxClaimTests("postgres")
{
    [Fact]
    public async Task what_another_instance_queued_is_found_within_a_second()
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        one.Worker.LooksEvery = Duration.FromSeconds(1);
        var ana = await one.Person();
        await one.Queue(ana, "a");
        await one.Run(Duration.FromSeconds(5));

        await two.Queue(ana, "b");
        await one.Run(Duration.FromMilliseconds(1100));

        one.Slack.Standing.Select(l => l.Shown).ShouldBe(["a v1", "b v1"]);
    }

    /// <summary>Its clock is an hour behind: below what this one still goes through.</summary>
    [Fact]
    public async Task a_row_that_was_put_back_before_the_bound_is_found_within_a_minute()
    {
        using var one = new Postroom(Db);
        one.Worker.LooksEvery = Duration.FromSeconds(1);
        var ana = await one.Person();
        await one.Queue(ana, "a");
        await one.Run(Duration.FromSeconds(5));

        await Db.Write(
            db =>
                db.Execute(
                    new Statement("test", "UPDATE outbox SET state = 'due', wanted = wanted + 1, next_at = @At", null),
                    new { At = one.Clock.GetCurrentInstant() - Duration.FromHours(1) }),
            Ct);
        await one.Run(Duration.FromSeconds(62));

        one.Slack.Calls.Select(c => c.Step).ShouldBe([Step.Post, Step.Edit]);
    }

    [Fact]
    public async Task what_an_instance_that_is_gone_had_claimed_is_sent_by_the_other_without_a_word()
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        two.Worker.LooksEvery = Duration.FromSeconds(1);
        var ana = await one.Person();
        await two.Run(Duration.FromSeconds(2));
        one.Checkpoint.At = ("outbox.claimed", 0);
        await one.Queue(ana, "a");
        await one.Run(Duration.FromSeconds(1));
        one.Checkpoint.IsKilled.ShouldBeTrue();
        await two.Run(Duration.FromSeconds(45));

        one.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v1");
    }

    [Fact]
    public async Task what_is_given_back_at_an_end_is_sent_by_the_other()
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        two.Worker.LooksEvery = Duration.FromSeconds(1);
        var ana = await one.Person();
        await two.Run(Duration.FromSeconds(2));
        await one.Queue(ana, "a");
        var claims = new OutboxClaims(Db, one.Clock, one.Time, one.Metrics);
        await claims.Lease("slack:T1", "one", 10, Duration.FromSeconds(30), isTakenUp: true, Ct);
        (await claims.Take("slack:T1", "one", [new Ask(Turn.Answers, 8, Instant.FromUnixTimeMilliseconds(0))], Ct)).Goes.Count.ShouldBe(1);
        await claims.Free("one", everybody: false, Ct);
        await two.Run(Duration.FromMilliseconds(1100));

        one.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v1");
    }
}
