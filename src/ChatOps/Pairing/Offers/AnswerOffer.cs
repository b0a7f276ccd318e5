using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Pairing.Offers;

/// <summary>
/// Takes another partner (<c>offer.yes</c>) or keeps theirs (<c>offer.no</c>). Taken, the pair ends as every pair does. Subject: the
/// <see cref="Offer"/>.
/// </summary>
internal sealed partial class AnswerOffer(OfferStore store, Parting parting, Outbox outbox, ILogger<AnswerOffer> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var offer = await store.Find(visit.Db, visit.Subject);
        var own = new CardRef(OfferCard.Kind, visit.Subject);
        var decision = Decide(offer, visit.Person.Id, visit.Inbound.Action);
        if (decision is Decision.NotYours)
            return new Reply.Say("error.not_yours");
        if (
            decision is not Decision.Stands
            && await store.Answer(visit.Db, visit.Subject, decision == Decision.Taken ? "yes" : "no")
            && decision == Decision.Taken)
        {
            // Who is away hears nothing of it until they are back: they look for nobody now.
            var (goes, isLeaving) = offer!.Reason == OfferReason.Away ? (offer.PartnerId, true) : (offer.PersonId, false);
            if (await parting.Part(visit.Db, offer.Partnership, goes, isLeaving, visit.Now))
                Log.PairNeedsPartners(log, offer.Partnership.Id);
        }

        await outbox.Refresh(visit.Db, own);
        return new Reply.Show(own);
    }

    internal static Decision Decide(Offer? offer, PersonId asking, string action) => offer switch
    {
        null => Decision.NotYours,
        _ when offer.PersonId != asking => Decision.NotYours,
        { Answer: not null } or { Partnership.Stands: false } or { IsMoot: true } => Decision.Stands,
        _ => action == "offer.yes" ? Decision.Taken : Decision.Kept,
    };

    internal enum Decision
    {
        Taken,
        Kept,

        /// <summary>Answered, over, or the partner is back: the card says how it stands.</summary>
        Stands,
        NotYours,
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The members of {Partnership} need other partners")]
        public static partial void PairNeedsPartners(ILogger logger, string partnership);
    }
}

/// <summary>The pair has ended: nothing is offered about it any more.</summary>
internal sealed class ClearOffers(OfferStore store, Outbox outbox) : IPartnershipEnded
{
    public async Task Ended(Session db, string partnershipId)
    {
        foreach (var offer in await store.In(db, partnershipId))
            await outbox.Refresh(db, new CardRef(OfferCard.Kind, offer));
    }
}
