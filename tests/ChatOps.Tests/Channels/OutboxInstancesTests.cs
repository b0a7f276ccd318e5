using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>Two instances on one PostgreSQL behave as one.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class OutboxInstancesTests() : DatabaseTests("postgres")
{
    [Fact]
    public async Task two_instances_never_send_a_row_twice()
    {
        await using var otherDb = new Db(Database.Settings);
        using var one = new Postroom(Db);
        using var two = new Postroom(otherDb, one);
        foreach (var i in Enumerable.Range(0, 120))
            await one.Queue(await one.Person(i % 2 == 0 ? Channel.Slack : Channel.Teams, tenant: $"T{i % 4}"), $"s{i}");
        // Real concurrency: both advance as fast as they can while the clock goes on.
        var posted = () => one.Slack.Posts.Count() + one.Teams.Posts.Count();
        await Task.WhenAll(Go(one), Go(two));

        posted().ShouldBe(120);
        one.Slack.Posts.Concat(one.Teams.Posts).Select(p => p.DeliveryId).ShouldBeUnique();

        async Task Go(Postroom room)
        {
            for (var step = 0; posted() < 120 && step < 4000; step++)
            {
                await room.Worker.Advance(Ct);
                one.Clock.Advance(Duration.FromMilliseconds(20));
                if (step % 50 == 0)
                    room.Signal.Wake();
            }
            await room.Worker.Settled;
        }
    }

    [Fact]
    public async Task a_lane_has_one_holder_until_its_lease_ends()
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        var ana = await one.Person();
        await one.Queue(ana, "a");
        await one.Run(Duration.FromSeconds(2));
        one.Slack.Posts.Count().ShouldBe(1);

        // The holder is gone without a word. The other waits for the end of the lease, not longer.
        one.Worker.Dispose();
        var start = one.Clock.GetCurrentInstant();
        await two.Queue(ana, "b");
        await two.Run(Duration.FromMinutes(1));
        one.Slack.Posts.Last().At.ShouldBeInRange(start + Duration.FromSeconds(4), start + Duration.FromSeconds(10));
    }

    [Fact]
    public async Task what_the_lost_instance_had_in_hand_is_settled_by_the_other()
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        var ana = await one.Person();
        one.Checkpoint.At = ("outbox.sent", 0);
        await one.Queue(ana, "a");
        await one.Run();
        one.Checkpoint.IsKilled.ShouldBeTrue();
        two.Signal.Wake();
        await two.Run(Duration.FromMinutes(2));

        one.Slack.Posts.Count().ShouldBe(1);
        (await two.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
        one.Slack.Calls.Select(c => c.Step).ShouldBe([Step.Post, Step.Find]);
    }

    [Fact]
    public async Task an_edit_that_arrives_late_is_covered_by_the_newer_one()
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        var ana = await one.Person();
        await one.Queue(ana, "a");
        await one.Run(Duration.FromSeconds(2));
        // One is stuck in the middle of its edit for longer than its claim lasts; two shows a newer version meanwhile.
        var (isStuck, stuck) = (new TaskCompletionSource(), new TaskCompletionSource());
        var isFirst = true;
        one.Slack.Script = c =>
        {
            if (c.Step == Step.Edit && Interlocked.Exchange(ref isFirst, false))
            {
                isStuck.SetResult();
                stuck.Task.Wait(Ct);
            }
            return null;
        };
        await one.Queue(ana, "a");
        await one.Worker.Advance(Ct);
        var late = one.Worker.Settled;
        await isStuck.Task.WaitAsync(Ct);
        one.Clock.Advance(Duration.FromMinutes(2));
        await two.Queue(ana, "a");
        await two.Run(Duration.FromMinutes(1));
        one.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v3");

        stuck.SetResult();
        await late;
        one.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
        two.Signal.Wake();
        await two.Run(Duration.FromMinutes(1));
        one.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v3");
    }

    [Fact]
    public async Task a_person_in_two_lanes_has_one_budget()
    {
        await using var otherDb = new Db(Database.Settings);
        using var one = new Postroom(Db);
        using var two = new Postroom(otherDb, one);
        foreach (var _ in Enumerable.Range(0, 10))
        {
            var ana = await one.Person();
            var other = await one.AddAccount(ana, Channel.Teams);
            foreach (var i in Enumerable.Range(0, 3))
            {
                await one.Queue(ana, $"{ana.Id}-s{i}", kind: "check-in-form");
                await one.Queue(ana, $"{ana.Id}-t{i}", p => p with { Account = other }, "check-in-form");
            }
        }
        var me = new[] { ("slack:T1", one, Db), ("teams:T1", two, otherDb) };
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await Task.WhenAll(
                me.Select(m =>
                    Task.Run(async () =>
                        await new OutboxClaims(m.Item3, one.Clock, one.Time, m.Item2.Metrics).Take(
                            m.Item1, m.Item1, [new Ask(Turn.Messages, 12, Instant.FromUnixTimeMilliseconds(0))], Ct))));
        }
        var reserved = await Db.Read(
            db => db.Query<string>(new Statement("All", "SELECT person_id FROM soundings", null)), Ct);
        reserved.GroupBy(p => p).ShouldAllBe(g => g.Count() == MessageBudget.PerDay);
        reserved.Count.ShouldBe(20);
    }
}
