using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Tests.Channels.Claiming;

public sealed class SendResultTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);
    private static readonly OutboxRow Row = new() { Id = "r", Wanted = 3, Attempted = 2, AttemptedAt = Now - Duration.FromMinutes(1) };
    private static readonly OutboxRow Worn = Row with { Attempts = Backoff.Attempts - 1 };

    [Fact]
    public void a_message_shows_what_was_wanted_when_it_was_claimed() =>
        SendResult
            .OfPost(Row, new Delivery.Sent(new MessageRef("c", "m")), Now)
            .ShouldBe(new SendResult.Posted(new MessageRef("c", "m"), 3, Now));

    [Fact]
    public void an_adopted_message_shows_what_was_attempted_then() =>
        SendResult
            .OfSearch(Row, new Finding.Found(new MessageRef("c", "m")), Now)
            .ShouldBe(new SendResult.Posted(new MessageRef("c", "m"), 2, Row.AttemptedAt!.Value));

    [Fact]
    public void only_a_lost_answer_of_a_posting_leaves_doubt()
    {
        SendResult.OfPost(Row, new Delivery.Unknown("x"), Now).ShouldBeOfType<SendResult.Later>().KeepsAttempt.ShouldBeTrue();
        SendResult.OfPost(Row, new Delivery.TryAgain("x"), Now).ShouldBeOfType<SendResult.Later>().KeepsAttempt.ShouldBeFalse();
        SendResult.OfEdit(Row, new Delivery.Unknown("x"), Now).ShouldBeOfType<SendResult.Later>().KeepsAttempt.ShouldBeFalse();
        SendResult.OfSearch(Row, new Finding.TryAgain("x"), Now).ShouldBeOfType<SendResult.Later>().KeepsAttempt.ShouldBeTrue();
    }

    [Fact]
    public void only_where_nobody_can_tell_is_it_sent_again()
    {
        SendResult.OfSearch(Row, new Finding.CannotTell(), Now).ShouldBeOfType<SendResult.Later>().IsSentAgain.ShouldBeTrue();
        SendResult.OfSearch(Row, new Finding.Nowhere(), Now).ShouldBeOfType<SendResult.Later>().IsSentAgain.ShouldBeFalse();
    }

    [Fact]
    public void the_vendors_own_time_is_never_cut_short()
    {
        var later = SendResult.OfPost(Row, new Delivery.TryAgain("x", Duration.FromMinutes(7)), Now).ShouldBeOfType<SendResult.Later>();
        later.At.ShouldBeGreaterThanOrEqualTo(Now + Duration.FromMinutes(7));
        SendResult.OfPost(Row, new Delivery.Throttled(Duration.FromMinutes(7), "x"), Now)
            .ShouldBe(new SendResult.Later(Now + Duration.FromMinutes(7), 0, "x") { Asks = new(null, Duration.FromMinutes(7)) });
    }

    [Fact]
    public void after_the_last_try_a_card_is_a_dead_letter_but_a_removal_is_given_up()
    {
        SendResult.OfPost(Worn, new Delivery.TryAgain("x"), Now).ShouldBe(new SendResult.Dead("x"));
        SendResult.OfPost(Worn, new Delivery.Unknown("x"), Now).ShouldBe(new SendResult.Dead("x"));
        SendResult.OfPost(Worn, new Delivery.Throttled(null, "x"), Now).ShouldBeOfType<SendResult.Later>();
        SendResult.OfRemoval(Worn, new Delivery.TryAgain("x"), Now).ShouldBe(new SendResult.Removed("x"));
        SendResult.OfRemoval(Row, new Delivery.Refused("x"), Now).ShouldBe(new SendResult.Removed("x"));
        SendResult.OfRemoval(Row, new Delivery.Gone("x"), Now).ShouldBe(new SendResult.Removed());
    }

    [Fact]
    public void a_message_is_gone_when_it_is_said_twice()
    {
        var once = SendResult.OfEdit(Row, new Delivery.Gone("x"), Now).ShouldBeOfType<SendResult.Later>();
        var again = Row with { Attempts = once.Attempts, Code = once.Code };
        SendResult.OfEdit(again, new Delivery.Gone("x"), Now).ShouldBe(new SendResult.MessageGone(Now, "x"));
        SendResult.OfEdit(again with { Code = "y" }, new Delivery.Gone("x"), Now).ShouldBeOfType<SendResult.Later>();
        SendResult.OfEdit(Worn with { Code = "x" }, new Delivery.Gone("x"), Now).ShouldBe(new SendResult.Dead("x"));
    }

    [Fact]
    public void a_shared_place_that_is_closed_to_us_says_nothing_about_the_person()
    {
        var shared = Row with { Place = "C1" };
        SendResult.OfPost(shared, new Delivery.Unreachable(AccountState.NotInstalled, "x"), Now).ShouldBe(new SendResult.Dead("x"));
        SendResult.OfPost(shared, new Delivery.Gone("x"), Now).ShouldBe(new SendResult.Dead("x"));
        SendResult
            .OfPost(Row, new Delivery.Unreachable(AccountState.NotInstalled, "x"), Now)
            .ShouldBe(new SendResult.Unreachable(AccountState.NotInstalled, "x"));
    }

    [Fact]
    public void waits_grow_spread_and_stay_bounded()
    {
        var rows = Enumerable.Range(0, 200).Select(i => $"row{i}").ToList();
        foreach (var attempts in Enumerable.Range(1, Backoff.Attempts))
        {
            var bound = Duration.FromSeconds(Math.Min(Math.Pow(2, attempts), 1800));
            var waits = rows.Select(r => Backoff.After(r, attempts)).ToList();
            waits.ShouldAllBe(w => w >= Duration.Zero && w <= bound);
            waits.Average(w => w.TotalSeconds).ShouldBeInRange(bound.TotalSeconds * 0.4, bound.TotalSeconds * 0.6);
        }
    }
}
