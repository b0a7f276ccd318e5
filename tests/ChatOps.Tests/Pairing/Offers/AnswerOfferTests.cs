using ChatOps.Pairing.Offers;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Pairing.Offers;

public sealed class AnswerOfferTests
{
    private static readonly Offer ToAna = new()
    {
        Id = "0193-offer",
        Partnership = Pair,
        PersonId = Ana.PersonId,
        PartnerId = Ben.PersonId,
        Reason = OfferReason.Away,
        IsPartnerAway = true,
    };

    [Fact]
    public void only_who_was_offered_it_answers()
    {
        AnswerOffer.Decide(ToAna, Ana.PersonId, "offer.yes").ShouldBe(AnswerOffer.Decision.Taken);
        AnswerOffer.Decide(ToAna, Ana.PersonId, "offer.no").ShouldBe(AnswerOffer.Decision.Kept);
        AnswerOffer.Decide(ToAna, Ben.PersonId, "offer.yes").ShouldBe(AnswerOffer.Decision.NotYours);
        AnswerOffer.Decide(null, Ana.PersonId, "offer.yes").ShouldBe(AnswerOffer.Decision.NotYours);
    }

    [Fact]
    public void an_answer_counts_once_and_not_when_the_pair_ended_or_the_partner_is_back()
    {
        AnswerOffer.Decide(ToAna with { Answer = "no" }, Ana.PersonId, "offer.yes").ShouldBe(AnswerOffer.Decision.Stands);
        AnswerOffer
            .Decide(ToAna with { Partnership = Pair with { EndedAt = Start } }, Ana.PersonId, "offer.yes")
            .ShouldBe(AnswerOffer.Decision.Stands);
        AnswerOffer.Decide(ToAna with { IsPartnerAway = false }, Ana.PersonId, "offer.yes").ShouldBe(AnswerOffer.Decision.Stands);
        AnswerOffer
            .Decide(ToAna with { Reason = OfferReason.Quiet, IsPartnerAway = false }, Ana.PersonId, "offer.yes")
            .ShouldBe(AnswerOffer.Decision.Taken);
    }
}
