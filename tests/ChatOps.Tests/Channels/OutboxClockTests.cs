using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>
/// Somebody sets the clock while cards are sent: back by an hour, forward by a day. Nothing waits for it, and nothing is doubled.
/// </summary>
public abstract class OutboxClockTests(string engine) : DatabaseTests(engine)
{
    protected static readonly Duration Hour = Duration.FromHours(1);

    private Postroom Room => field ??= new Postroom(Db);

    public static TheoryData<int> Steps => [-60, -7, 24 * 60];

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Room.Dispose();
        return base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task a_fan_out_goes_on_at_its_pace(int minutes)
    {
        foreach (var i in Enumerable.Range(0, 60))
            await Room.Queue(await Room.Person(Channel.Teams), $"s{i}", kind: "check-in-form");
        await Room.Run(Duration.FromSeconds(1));
        var before = Room.Teams.Posts.Count();
        before.ShouldBeInRange(10, 50);

        Room.Step(Duration.FromMinutes(minutes));
        var start = Room.Clock.GetCurrentInstant();
        await Room.Run(Duration.FromSeconds(5));

        Room.Teams.Posts.Count().ShouldBe(60);
        Room.Teams.Posts.Select(p => p.DeliveryId).ShouldBeUnique();
        Room.Teams.Posts.Skip(before).ShouldAllBe(p => p.At >= start && p.At < start + Duration.FromSeconds(4));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task a_new_card_leaves_at_once(int minutes)
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromSeconds(3));
        Room.Step(Duration.FromMinutes(minutes));
        await Room.Queue(ana, "b");
        await Room.Run(Duration.FromSeconds(2));

        Room.Slack.Standing.Select(l => l.Shown).ShouldBe(["a v1", "b v1"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task a_passing_fault_is_tried_again_as_soon_as_ever(int minutes)
    {
        var ana = await Room.Person();
        var times = 3;
        Room.Slack.Script = _ => Interlocked.Decrement(ref times) >= 0 ? new Answered(new Delivery.TryAgain("internal_error")) : null;
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromMilliseconds(200));
        Room.Slack.Standing.ShouldBeEmpty();
        Room.Step(Duration.FromMinutes(minutes));
        await Room.Run(Duration.FromSeconds(20));

        Room.Slack.Standing.ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task a_pause_is_as_long_as_was_asked(int minutes)
    {
        var (ana, ben) = (await Room.Person(), await Room.Person());
        var first = true;
        Room.Slack.Script = _ => Interlocked.Exchange(ref first, false)
            ? new Answered(new Delivery.Throttled(Duration.FromSeconds(30), "ratelimited", "chat.postMessage"))
            : null;
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromSeconds(1));
        Room.Step(Duration.FromMinutes(minutes));
        await Room.Queue(ben, "b");
        await Room.Run(Duration.FromSeconds(28));
        Room.Slack.Standing.ShouldBeEmpty();
        await Room.Run(Duration.FromSeconds(5));

        Room.Slack.Standing.Count.ShouldBe(2);
    }

    [Fact]
    public async Task what_is_planned_for_an_hour_leaves_when_the_clock_shows_it()
    {
        var ana = await Room.Person();
        var at = Room.Clock.GetCurrentInstant() + Duration.FromHours(3);
        await Room.Queue(ana, "a", p => p with { DueAt = at });
        await Room.Run(Duration.FromSeconds(1));
        Room.Step(-Hour);
        await Room.Run(at - Duration.FromSeconds(1));
        Room.Slack.Calls.ShouldBeEmpty();
        await Room.Run(Duration.FromSeconds(2));

        Room.Slack.Posts.ShouldHaveSingleItem().At.ShouldBeInRange(at, at + Duration.FromSeconds(1));
    }

    [Fact]
    public async Task what_lay_there_is_sent_by_a_start_after_the_clock_went_back()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        Room.Signal.Listen();
        Room.Step(-Hour);
        Room.Start();
        await Room.Run(Duration.FromSeconds(2));

        Room.Slack.Standing.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task an_interrupted_sending_is_found_though_the_clock_went_back_meanwhile()
    {
        var ana = await Room.Person();
        var first = true;
        Room.Slack.Script = c => c.Step == Step.Post && Interlocked.Exchange(ref first, false)
            ? new Answered(new Delivery.Unknown("request_timeout"), TookEffect: true)
            : null;
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromMilliseconds(100));
        Room.Step(-Hour);
        await Room.Run(Duration.FromSeconds(10));

        Room.Slack.Posts.Count().ShouldBe(1);
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }
}

public sealed class SqliteOutboxClockTests() : OutboxClockTests("sqlite");

/// <summary>Claims and leases go by the database's time, whatever the clock of an instance shows.</summary>
public sealed class PostgresOutboxClockTests() : OutboxClockTests("postgres")
{
    [Theory]
    [MemberData(nameof(Steps))]
    public async Task what_one_instance_has_in_hand_is_not_taken_by_the_other_when_the_clock_is_set(int minutes)
    {
        using var one = new Postroom(Db);
        using var two = new Postroom(Db, one);
        two.Worker.LooksEvery = Duration.FromSeconds(1);
        var ana = await one.Person(Channel.Teams);
        var answer = new TaskCompletionSource();
        one.Teams.Holds = c => c.Step == Step.Post ? answer.Task : Task.CompletedTask;
        await one.Queue(ana, "a");
        await one.Worker.Advance(Ct);
        await App.Eventually(() => one.Teams.Calls.Count == 1, () => "it did not leave");

        one.Step(Duration.FromMinutes(minutes));
        two.Signal.Wake();
        await two.Run(Duration.FromSeconds(15));
        answer.SetResult();
        await one.Worker.Settled;
        await one.Run(Duration.FromSeconds(5));
        await two.Run(Duration.FromSeconds(60));

        one.Teams.Posts.Count().ShouldBe(1);
        (await one.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    /// <summary>The product's own clock there: whoever's clock is wrong does nothing too early or too late.</summary>
    [Fact]
    public async Task the_time_of_day_is_the_server_s_and_goes_on_without_it()
    {
        var own = new NodaTime.Testing.FakeClock(Instant.FromUtc(2001, 1, 1, 0, 0));
        var schedule = new SchedulerTime(TimeProvider.System);
        var shared = new SharedClock(Db, own, TimeProvider.System, schedule);
        shared.GetCurrentInstant().ShouldBe(own.GetCurrentInstant());
        await shared.StartAsync(Ct);

        own.Advance(-Hour);
        (shared.GetCurrentInstant() - SystemClock.Instance.GetCurrentInstant()).ShouldBeInRange(
            Duration.FromSeconds(-5), Duration.FromSeconds(5));
        var before = shared.GetCurrentInstant();
        own.Advance(Duration.FromDays(1));
        (shared.GetCurrentInstant() - before).ShouldBeLessThan(Duration.FromSeconds(5));
        (schedule.GetUtcNow() - shared.GetCurrentInstant().ToDateTimeOffset()).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await shared.StopAsync(Ct);
    }
}
