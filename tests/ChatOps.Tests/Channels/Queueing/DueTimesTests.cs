using ChatOps.Channels.Queueing;

namespace ChatOps.Tests.Channels.Queueing;

public sealed class DueTimesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    private readonly DueTimes _times = new();

    [Fact]
    public void what_was_taken_is_not_looked_through_again()
    {
        _times.Add(Now);
        _times.Took(new Taken(Turn.Answers, IsAll: true, UpTo: Now), Now + Duration.FromSeconds(1));

        _times.From.ShouldBe(Now + Duration.FromSeconds(1));
        _times.First.ShouldBeNull();
    }

    [Fact]
    public void what_had_no_room_is_due_at_once_from_where_the_claim_ended()
    {
        _times.Add(Now);
        _times.Took(new Taken(Turn.Answers, IsAll: false, UpTo: Now), Now + Duration.FromSeconds(1));

        _times.From.ShouldBe(Now);
        _times.First.ShouldBe(Now + Duration.FromSeconds(1));
    }

    [Fact]
    public void what_is_put_back_before_the_bound_moves_it_back()
    {
        _times.Took(new Taken(Turn.Answers, IsAll: true, UpTo: null), Now);
        _times.Add(Now - Duration.FromHours(1));

        _times.From.ShouldBe(Now - Duration.FromHours(1));
        _times.First.ShouldBe(Now - Duration.FromHours(1));
    }

    [Fact]
    public void a_later_row_is_remembered_when_the_earlier_one_was_taken()
    {
        _times.Add(Now);
        _times.Add(Now + Duration.FromHours(1));
        _times.Took(new Taken(Turn.Answers, IsAll: true, UpTo: Now), Now);

        _times.First.ShouldBe(Now + Duration.FromHours(1));
        _times.MayHideMore.ShouldBeFalse();
    }

    [Fact]
    public void what_the_table_said_may_hide_more_until_it_says_that_there_is_none()
    {
        _times.Looked(Now, isWhole: true);
        _times.Took(new Taken(Turn.Answers, IsAll: true, UpTo: Now), Now);
        _times.MayHideMore.ShouldBeTrue();

        _times.Looked(null, isWhole: false);
        _times.MayHideMore.ShouldBeTrue();

        _times.Looked(null, isWhole: true);
        _times.MayHideMore.ShouldBeFalse();
    }

    [Fact]
    public void of_very_many_times_the_table_knows_the_later_ones()
    {
        foreach (var minute in Enumerable.Range(0, 1000))
            _times.Add(Now + Duration.FromMinutes(minute));

        _times.First.ShouldBe(Now);
        _times.MayHideMore.ShouldBeTrue();
    }
}
