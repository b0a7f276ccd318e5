using ChatOps.Channels.Claiming;
using ChatOps.Channels.Sending;
using ChatOps.People;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels.Sending;

public sealed class PaceTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 9, 0);

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
    public void slack_is_learnt_half_as_fast_after_a_refusal_and_slowly_faster_after_good_answers()
    {
        var pace = new LanePace(Channel.Slack, null, Instant.MinValue, Start);
        pace.Rate.ShouldBe(10);
        pace.Throttled(Step.Post, Start + Duration.FromSeconds(10), Start);
        pace.Throttled(Step.Post, Start + Duration.FromSeconds(10), Start);
        pace.Rate.ShouldBe(5);
        foreach (var _ in Enumerable.Range(0, 50))
            pace.Succeeded(Step.Post, Start);
        pace.Rate.ShouldBeInRange(5.5, 6.1);
        foreach (var i in Enumerable.Range(0, 20))
            pace.Throttled(Step.Post, Start + Duration.FromSeconds(20 + (2 * i)), Start + Duration.FromSeconds(19 + (2 * i)));
        pace.Rate.ShouldBe(1);
    }

    [Fact]
    public void teams_is_known_and_stays()
    {
        var pace = new LanePace(Channel.Teams, 3, Instant.MinValue, Start);
        pace.Throttled(Step.Post, Start + Duration.FromSeconds(10), Start);
        pace.Succeeded(Step.Post, Start);
        pace.Rate.ShouldBe(45);
        pace.PausedUntil.ShouldBe(Start + Duration.FromSeconds(10));
    }
}
