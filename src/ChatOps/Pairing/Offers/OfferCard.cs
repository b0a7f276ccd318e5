using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Pairing.Offers;

/// <summary>Would you like another partner? Subject: the <see cref="Offer"/>.</summary>
internal sealed class OfferCard(OfferStore store) : ICardBuilder
{
    public const string Kind = "partner-offer";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } offer && offer.PersonId == showing.Reader.Id
            ? Draw(offer, showing.Phrases)
            : null;

    internal static Card Draw(Offer offer, Phrases t)
    {
        var name = ("partner", Span.Name(offer.Partner.FirstName));
        var card = new Card(Kind, t["paused-note.notification"]) { Locale = t.Tag };
        return offer switch
        {
            { Answer: "no" } => card with { Body = [new Text(t.Line("offer.kept", name))] },
            { Answer: "yes" } or { Partnership.Stands: false } => card with { Body = [new Text(t["offer.over"])] },
            { IsMoot: true } => card with { Body = [new Text(t.Line("offer.back", name))] },
            _ => card with
            {
                Heading = t["not-a-fit.heading"],
                Body =
                [
                    new Text(t.Line(offer.Reason == OfferReason.Quiet ? "offer.quiet" : "offer.away", name)),
                    new Text(t.Line(offer.Reason == OfferReason.Quiet ? "offer.told" : "offer.told.away", name)),
                ],
                Buttons =
                [
                    new Button("offer.yes", offer.Id, t["not-a-fit.yes"], ButtonStyle.Primary),
                    new Button(
                        "offer.no", offer.Id, ((Line)t.Fill("not-a-fit.keep", ("partner", offer.Partner.FirstName))).Cut(40).Line.Plain()),
                ],
                Footer = [new Text(t["sees.you"], TextStyle.Subtle)],
            },
        };
    }
}
