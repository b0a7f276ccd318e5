using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending.Monthly;

/// <summary>
/// The question to who is asked; when they said yes, the note of peer support to both. Subject: the <see cref="MonthlyTalk"/>.
/// </summary>
internal sealed class MonthlyCard(MonthlyStore store, PairingStore pairings) : ICardBuilder
{
    public const string Kind = "monthly-talk";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } talk
        && (talk.Asked == showing.Reader.Id || talk is { Answer: "yes" } && talk.Asker == showing.Reader.Id)
        && await pairings.Find(showing.Db, talk.PartnershipId) is { } partnership
            ? Draw(talk, partnership, showing.Reader.Id, showing.Phrases)
            : null;

    internal static Card Draw(MonthlyTalk talk, Partnership partnership, PersonId reader, Phrases t)
    {
        var other = partnership.Partners.First(p => p.PersonId == (reader == talk.Asker ? talk.Asked : talk.Asker));
        var card = new Card(Kind, t["monthly.notification"]) { Locale = t.Tag };
        return talk.Answer switch
        {
            "yes" => card with
            {
                Heading = t.Line("monthly.heading", ("partner", Span.Name(other.DisplayName))),
                Body = [new Text(t["monthly.agreed"])],
                Footer = [new Text(t.Line("sees.for_you_two", ("partner", Span.Name(other.FirstName))), TextStyle.Subtle)],
            },
            "no" => card with { Body = [new Text(t["monthly.declined"])] },
            _ => card with
            {
                Body =
                [
                    new Text(t.Line("monthly.asks", ("name", Span.Name(other.DisplayName)))),
                    new Text(t["monthly.asks.how"], TextStyle.Subtle),
                ],
                Buttons =
                [
                    new Button("monthly.yes", talk.Id, t["monthly.yes"], ButtonStyle.Primary),
                    new Button("monthly.no", talk.Id, t["round-end.no_thanks"]),
                ],
            },
        };
    }
}
