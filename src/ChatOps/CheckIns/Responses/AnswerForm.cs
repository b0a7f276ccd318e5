using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>Answers a comment. Subject: the message.</summary>
internal sealed class AnswerForm(ResponseStore store) : ICardBuilder
{
    public const string Kind = "comment-answer";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject) is { } message && message.To == showing.Reader.Id ? Draw(message, showing.Phrases) : null;

    internal static Card Draw(Message message, Phrases t) => new(Kind, t.Fill("comment.notification", ("first", message.From.FirstName)))
    {
        Locale = t.Tag,
        Form = new Form("comment.answer.send", message.Id, t["comment.answer.title"], t["comment.answer.submit"], t["copy.close"])
        {
            Body = [new TextInput("text", t["comment.answer.text"], CopyForm.TextLength) { IsMultiline = true }, .. CommentCard.Footer(message, t)],
        },
        Buttons = [new Button("comment.back", message.Id, t["copy.close"])],
    };
}
