using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>A partner's offer to think it through. Subject: the response.</summary>
internal sealed class BrainstormCard(ResponseStore store) : ICardBuilder
{
    public const string Kind = "brainstorm-from-partner";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject) is { } message && message.To == showing.Reader.Id
            ? Draw(message, showing.Phrases)
            : null;

    internal static Card Draw(Message message, Phrases t) => new(Kind, t.Fill("brainstorm.notification", ("first", message.From.FirstName)))
    {
        Locale = t.Tag,
        Body =
        [
            new Text(t.Line("brainstorm.text", ("first", Span.Name(message.From.FirstName)))),
            .. message.Words.Where(w => w.Text is not null).Select(w => About(w, message, t)),
            .. message.Choice is { } choice ? [new Text(t[$"brainstorm.answered.{choice}"], TextStyle.Subtle)] : Array.Empty<Element>(),
        ],
        Buttons = message.Choice is not null || message.HasEnded
            ? []
            :
            [
                new Button("brainstorm.meeting", message.Id, t["brainstorm.meeting"]),
                new Button("brainstorm.time", message.Id, t["brainstorm.time"]),
                new Button("brainstorm.no", message.Id, t["brainstorm.no"]),
            ],
        Footer = CommentCard.Footer(message, t),
    };

    private static Element About(ResponseWords words, Message message, Phrases t) => message.Program.KeepsWordsOutOfChat
        ? new ButtonRow([new Button("comment.read", message.Id, t["copy.read"]) { OpensDialog = true }])
        : new Text(words.Text!, TextStyle.Quote);
}
