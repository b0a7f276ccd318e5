using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns.Copies;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>What a member reported, for the care contact or the moderators. Subject: the response.</summary>
internal sealed class ReportCard(CopyStore copies, ResponseStore responses) : ICardBuilder
{
    public const string Kind = "report";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (
            await responses.FindMessage(showing.Db, showing.Subject) is not { Kind: "report" } message
            || await copies.Find(showing.Db, message.CheckInId) is not { } copy)
            return null;
        var contacts = await copies.CareContacts(showing.Db, copy);
        return contacts.Any(c => c.PersonId == showing.Reader.Id) ? Draw(message, copy, showing.Phrases) : null;
    }

    internal static Card Draw(Message message, Copy copy, Phrases t) =>
        new(Kind, t["report.notification"])
        {
            Locale = t.Tag,
            Heading = t["report.heading"],
            Body =
            [
                new Text(
                    t.Line(
                        "report.from",
                        ("name", Span.Name(message.From.DisplayName)),
                        ("partner", Span.Name(copy.Author.DisplayName)),
                        ("week", t.Week(copy.Week)))),
                .. CommentCard.Said(message, t),
                .. message.Choice == "include" ? [new Divider(), .. PartnerCopyCard.Whole(copy, t)] : Array.Empty<Element>(),
            ],
            Footer =
            [
                new Text(
                    t.Line("report.sees", ("name", Span.Name(message.From.FirstName)), ("partner", Span.Name(copy.Author.FirstName))),
                    TextStyle.Subtle),
            ],
        };
}
