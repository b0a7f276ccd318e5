using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>"Would you like a different partner?" Subject: the partnership.</summary>
internal sealed class NotAFitForm(PairingStore pairings) : ICardBuilder
{
    public const string Kind = "not-a-fit";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await pairings.Find(showing.Db, showing.Subject) is { Stands: true } partnership && partnership.Partners.Any(p => p.PersonId == showing.Reader.Id)
            ? Draw(partnership.Id, partnership.PartnersOf(showing.Reader.Id), showing.Phrases)
            : null;

    internal static Card Draw(string partnershipId, IReadOnlyList<Partner> partners, Phrases t)
    {
        var keep = partners.Count == 1 ? ((Line)t.Fill("not-a-fit.keep", ("partner", partners[0].FirstName))).Cut(24).Line.Plain() : t["not-a-fit.keep.all"];
        return new Card(Kind, t["not-a-fit.heading"])
        {
            Locale = t.Tag,
            Heading = t["not-a-fit.heading"],
            Form = new Form("partner.not-a-fit.yes", partnershipId, t["not-a-fit.title"], t["not-a-fit.yes"], keep)
            {
                Body = [new Text(t.Line(partners.Count == 1 ? "not-a-fit.text" : "not-a-fit.text.all", ("partner", Span.Name(Names.Joined(partners, t)))))],
            },
            Buttons = [new Button("partner.not-a-fit.keep", partnershipId, keep)],
        };
    }
}
