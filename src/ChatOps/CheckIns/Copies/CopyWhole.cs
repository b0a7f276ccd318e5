using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Copies;

/// <summary>A partner's week to read as a whole, opened by "Read it all", or by "Read" where words stay out of chat. Subject: the check-in.</summary>
internal sealed class CopyWhole(CopyStore store) : ICardBuilder
{
    public const string Kind = "copy-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } copy && copy.IsFor(showing.Reader.Id) ? Draw(copy, showing.Reader, showing.Phrases) : null;

    internal static Card Draw(Copy copy, Person reader, Phrases t) => new(Kind, t.Fill("copy.notification", ("first", copy.Author.FirstName)))
    {
        Locale = t.Tag,
        Form = new Form("copy.whole.read", copy.CheckInId, t["copy.whole.title"], t["copy.whole.submit"], t["copy.whole.close"])
        {
            Body = [.. PartnerCopyCard.Whole(copy, t), .. WhoSees.Footer(t, PartnerCopyCard.ForYouTwo(copy, reader, t), copy.ProgramId.Value)],
        },
    };
}
