using ChatOps.Pairing;
using ChatOps.Pairing.Covering;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Pairing.Covering;

public sealed class AnswerCoverTests
{
    private static readonly Cover Asking = new()
    {
        Id = "0193-cover",
        Partnership = Pair,
        AwayId = Ana.PersonId,
        PersonId = Ben.PersonId,
        Neighbours = Of(Kim, new() { PersonId = new("lea"), DisplayName = "Lea Holm" }),
        Until = new LocalDate(2026, 12, 8),
        State = CoverState.Asking,
    };

    [Fact]
    public void both_neighbours_agree_before_it_is_offered()
    {
        AnswerCover.Decide(Asking, Kim.PersonId, "cover.yes").ShouldBe(AnswerCover.Decision.Willing);
        AnswerCover.Decide(Asking with { Willing = [new("lea")] }, Kim.PersonId, "cover.yes").ShouldBe(AnswerCover.Decision.Offered);
        AnswerCover.Decide(Asking with { Willing = [new("lea")] }, Kim.PersonId, "cover.no").ShouldBe(AnswerCover.Decision.Declined);
        AnswerCover.Decide(Asking, Ben.PersonId, "cover.take").ShouldBe(AnswerCover.Decision.Nothing);
    }

    [Fact]
    public void the_one_without_a_partner_decides_last()
    {
        var offered = Asking with { State = CoverState.Offered };
        AnswerCover.Decide(offered, Ben.PersonId, "cover.take").ShouldBe(AnswerCover.Decision.Stands);
        AnswerCover.Decide(offered, Ben.PersonId, "cover.leave").ShouldBe(AnswerCover.Decision.Left);
        AnswerCover.Decide(offered, Kim.PersonId, "cover.no").ShouldBe(AnswerCover.Decision.Nothing);
    }

    [Fact]
    public void nobody_answers_for_somebody_else()
    {
        AnswerCover.Decide(Asking, Ben.PersonId, "cover.yes").ShouldBe(AnswerCover.Decision.NotYours);
        AnswerCover.Decide(Asking, Ana.PersonId, "cover.no").ShouldBe(AnswerCover.Decision.NotYours);
        AnswerCover.Decide(Asking, Kim.PersonId, "cover.take").ShouldBe(AnswerCover.Decision.NotYours);
        AnswerCover.Decide(null, Kim.PersonId, "cover.yes").ShouldBe(AnswerCover.Decision.NotYours);
    }
}
