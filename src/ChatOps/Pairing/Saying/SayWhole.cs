using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Pairing.Saying;

/// <summary>A partner's message, opened to read where words stay out of chat. Subject: the message.</summary>
internal sealed class SayWhole(SayStore store) : ICardBuilder
{
    public const string Kind = "say-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject, showing.Reader.Id) is { } message && message.IsFor(showing.Reader.Id) ? Draw(message, showing.Reader, showing.Phrases) : null;

    internal static Card Draw(Carried message, Person reader, Phrases t) => new(Kind, t.Fill("say.notification", ("first", message.From.FirstName)))
    {
        Locale = t.Tag,
        Form = new Form("say.read.close", message.MessageId, t["comment.whole.title"], t["copy.whole.submit"], t["copy.whole.close"])
        {
            Body = [.. SayCard.Said(message), .. SayCard.Footer(message, reader, t)],
        },
    };
}
