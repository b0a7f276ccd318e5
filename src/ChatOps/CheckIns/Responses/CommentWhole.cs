using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>What somebody wrote, opened to read where words stay out of chat. Subject: the message.</summary>
internal sealed class CommentWhole(ResponseStore store) : ICardBuilder
{
    public const string Kind = "comment-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject) is { } message && message.To == showing.Reader.Id ? Draw(message, showing.Phrases) : null;

    internal static Card Draw(Message message, Phrases t) => new(Kind, t.Fill("comment.notification", ("first", message.From.FirstName)))
    {
        Locale = t.Tag,
        Form = new Form("comment.back", message.Id, t["comment.whole.title"], t["copy.whole.submit"], t["copy.whole.close"])
        {
            Body = [.. CommentCard.Said(message, t), .. CommentCard.Footer(message, t)],
        },
    };
}
