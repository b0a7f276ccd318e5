using ChatOps.Cards;

namespace ChatOps.Channels;

/// <summary>One sentence of ours as a card, for an answer that goes through the outbox. Its subject is the text's key.</summary>
internal sealed class NoticeCard : ICardBuilder
{
    public const string Kind = "notice";

    public Task<Card?> Build(Showing showing, Ct ct)
    {
        var text = showing.Phrases[showing.Subject];
        return Task.FromResult<Card?>(new Card(Kind, text) { Body = [new Text(text)], Locale = showing.Phrases.Tag });
    }
}
