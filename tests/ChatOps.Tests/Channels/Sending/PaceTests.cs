using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.People;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels.Sending;

public sealed class PaceTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);

    private static readonly SendDecision.Go Message = Go(Step.Post);

    [Fact]
    public void no_second_ever_sees_more_than_rate_and_burst() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 400)).ToArbitrary(), gaps =>
        {
            var pace = new Pace(10, 3, 1, Start);
            var now = Start;
            var taken = new List<Instant>();
            foreach (var gap in gaps)
            {
                now += Duration.FromMilliseconds(gap);
                while (pace.TryTake(1, gap % 2 == 0, now))
                    taken.Add(now);
            }
            taken.Where(t => taken.Count(o => o >= t && o < t + Duration.FromSeconds(1)) > 13).ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_call_may_start_exactly_when_it_was_told()
    {
        var pace = new Pace(10, 1, 0, Start);
        pace.TryTake(1, false, Start).ShouldBeTrue();
        var next = pace.NextAt(1, false, Start);
        pace.TryTake(1, false, next - Duration.FromMilliseconds(1)).ShouldBeFalse();
        pace.TryTake(1, false, next).ShouldBeTrue();
        (next - Start).ShouldBeInRange(Duration.FromMilliseconds(99), Duration.FromMilliseconds(101));
    }

    [Fact]
    public void an_answer_finds_a_token_where_a_fan_out_has_taken_the_rest()
    {
        var pace = new Pace(45, 5, 2, Start);
        while (pace.TryTake(1, false, Start))
        {
        }
        pace.TryTake(1, true, Start).ShouldBeTrue();
        pace.TryTake(1, true, Start).ShouldBeTrue();
        pace.TryTake(1, true, Start).ShouldBeFalse();
    }

    [Fact]
    public void nothing_leaves_in_a_pause_and_no_burst_after_it()
    {
        var pace = new Pace(10, 5, 0, Start);
        var end = Start + Duration.FromSeconds(30);
        pace.PauseUntil(end);
        pace.NextAt(1, true, Start).ShouldBeGreaterThanOrEqualTo(end);
        pace.TryTake(1, true, end).ShouldBeFalse();
        pace.TryTake(1, true, end + Duration.FromMilliseconds(101)).ShouldBeTrue();
        pace.TryTake(1, true, end + Duration.FromMilliseconds(101)).ShouldBeFalse();
    }

    [Fact]
    public async Task what_was_held_up_on_its_way_leaves_when_there_is_room()
    {
        var steady = new SteadyClock(SystemClock.Instance, TimeProvider.System);
        var gate = new WireGate(steady, TimeProvider.System);
        var left = new System.Collections.Concurrent.ConcurrentBag<Instant>();
        var length = Duration.FromMilliseconds(200);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            await gate.Enter(1, 10, length, TestContext.Current.CancellationToken);
            left.Add(steady.GetCurrentInstant());
        }));

        var inOrder = left.Order().ToList();
        inOrder.Zip(inOrder.Skip(10), (a, b) => b - a).ShouldAllBe(apart => apart > Duration.FromMilliseconds(150));
    }

    /// <summary>However the loop is held up between two calls, and however many calls one message takes.</summary>
    [Fact]
    public void no_stretch_of_a_second_ever_sees_more_than_the_vendors_number() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 150)).ToArbitrary(), gaps =>
        {
            var window = new SlidingWindow(50, Duration.FromSeconds(1));
            var now = Start;
            var taken = new List<Instant>();
            foreach (var gap in gaps)
            {
                now += Duration.FromMilliseconds(gap);
                var calls = gap % 7 == 0 ? 2 : 1;
                while (window.TryTake(calls, gap % 2 == 0, now))
                    taken.AddRange(Enumerable.Repeat(now, calls));
                if (gap % 11 == 0)
                    window.Refused(Duration.FromSeconds(1), now);
                else
                    window.Succeeded();
            }
            taken.Where(t => taken.Count(o => o >= t && o <= t + Duration.FromSeconds(1)) > 50).ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(25)]
    public void the_vendors_window_is_filled_though_the_loop_is_held_up(int holdUp)
    {
        var window = new SlidingWindow(50, Duration.FromSeconds(1));
        var (now, random) = (Start, new Random(7));
        var taken = 0;
        for (; taken < 10_000; now += Duration.FromMilliseconds(1 + random.Next(holdUp)))
        {
            while (taken < 10_000 && window.TryTake(1, false, now))
                taken++;
        }

        (now - Start).TotalSeconds.ShouldBeLessThan(200 * 1.06);
    }

    [Fact]
    public void one_call_refused_stops_nobody_and_many_stop_all_then_it_rises_step_by_step()
    {
        var window = new SlidingWindow(50, Duration.FromSeconds(1));
        window.Refused(Duration.FromSeconds(10), Start);
        window.TryTake(1, false, Start).ShouldBeTrue();
        window.Rate.ShouldBeInRange(47, 50);

        foreach (var i in Enumerable.Range(0, 10))
            window.Refused(Duration.FromSeconds(3), Start + Duration.FromMilliseconds(20 * i));
        window.PausedUntil.ShouldBeInRange(Start + Duration.FromSeconds(3), Start + Duration.FromSeconds(3.2));
        window.TryTake(1, true, Start + Duration.FromSeconds(2)).ShouldBeFalse();
        var rates = new List<double> { window.Rate };
        for (var answered = 0; answered < 400; answered++)
        {
            window.Succeeded();
            if (window.Rate > rates[^1] * 1.05)
                rates.Add(window.Rate);
        }
        rates[0].ShouldBeLessThan(25);
        rates.Count.ShouldBeGreaterThan(5);
        rates.Zip(rates.Skip(1), (a, b) => b - a).ShouldAllBe(step => step < 6);
        rates[^1].ShouldBeGreaterThan(46);
    }

    [Theory]
    [InlineData(50, 16)]
    [InlineData(300, 22)]
    [InlineData(900, 66)]
    [InlineData(60_000, InFlight.Most)]
    public void what_may_be_under_way_follows_the_answers_and_ends_somewhere(int milliseconds, int most)
    {
        var room = new InFlight();
        foreach (var _ in Enumerable.Range(0, 100))
            room.Took(Duration.FromMilliseconds(milliseconds));

        room.MostOfAFanOut(48.9).ShouldBeInRange(most, most + 1);
        room.MostOfAFanOut(48.9).ShouldBeGreaterThanOrEqualTo(Math.Min(InFlight.Most, (int)(48.9 * milliseconds / 1000)));
    }

    [Fact]
    public void a_chat_that_asked_for_patience_gets_nothing_and_the_next_one_everything()
    {
        var chats = new ChatPaces();
        chats.Posted("a", Start);
        chats.NextAt("a", isMessage: true, Start).ShouldBe(Start + ChatPaces.Pause);
        chats.NextAt("a", isMessage: false, Start).ShouldBe(Start);

        chats.PauseUntil("a", Start + Duration.FromSeconds(20), Start);
        chats.NextAt("a", isMessage: false, Start).ShouldBe(Start + Duration.FromSeconds(20));
        chats.NextAt("a", isMessage: true, Start).ShouldBe(Start + Duration.FromSeconds(20));
        chats.NextAt("b", isMessage: true, Start).ShouldBe(Start);
    }

    [Fact]
    public void slack_is_learnt_half_as_fast_after_a_refusal_and_slowly_faster_after_good_answers()
    {
        var pace = Slack(null);
        pace.Rate.ShouldBe(10);
        pace.Throttled(Asks("chat.postMessage", 10), Start);
        pace.Throttled(Asks("chat.postMessage", 10), Start);
        pace.Rate.ShouldBe(5);
        foreach (var _ in Enumerable.Range(0, 50))
            pace.Succeeded(Message, Start);
        pace.Rate.ShouldBeInRange(5.5, 6.1);
        foreach (var i in Enumerable.Range(0, 20))
            pace.Throttled(Asks("chat.postMessage", 1), Start + Duration.FromSeconds(19 + (2 * i)));
        pace.Rate.ShouldBe(1);
    }

    [Theory]
    [InlineData("chat.postMessage", Step.Post)]
    [InlineData("chat.update", Step.Edit)]
    [InlineData("chat.delete", Step.Remove)]
    [InlineData("users.info", Step.LookUp)]
    [InlineData("conversations.history", Step.Find)]
    public void slack_s_pause_is_that_method_s_alone(string method, object step)
    {
        var pace = Slack(null);
        pace.Throttled(Asks(method, 30), Start);

        foreach (var other in Enum.GetValues<Step>())
        {
            if (other == (Step)step)
                pace.Take(Go(other), Start).ShouldBeGreaterThanOrEqualTo(Start + Duration.FromSeconds(30));
            else
                pace.Take(Go(other), Start).ShouldBe(Start, $"{other}");
        }
    }

    [Fact]
    public void what_the_last_holder_was_asked_for_is_kept_by_the_next_one()
    {
        var pace = Slack(4, ("chat.update", Duration.FromSeconds(20)));
        pace.Rate.ShouldBe(4);
        pace.Take(Message, Start).ShouldBe(Start);
        pace.Take(Go(Step.Edit), Start).ShouldBeGreaterThanOrEqualTo(Start + Duration.FromSeconds(20));
    }

    private static LanePace Slack(double? rate, params (string, Duration)[] pauses) =>
        new(Channel.Slack, rate, pauses, Start, new WireGate(new NodaTime.Testing.FakeClock(Start), TimeProvider.System));

    private static SendResult.Patience Asks(string method, int seconds) => new(method, Duration.FromSeconds(seconds));

    private static SendDecision.Go Go(Step step)
    {
        var account = new Account
        {
            Id = AccountId.New(),
            PersonId = PersonId.New(),
            Channel = Channel.Slack,
            Tenant = "T1",
            UserId = "U1",
            Conversation = "D1",
        };
        return new SendDecision.Go(new OutboxRow { Kind = "menu", Turn = Turn.Messages }, account, step);
    }
}
