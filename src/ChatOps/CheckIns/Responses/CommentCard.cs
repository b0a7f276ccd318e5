using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>What a partner wrote about a week, or its author answered. Subject: the message, that is its first response.</summary>
internal sealed class CommentCard(ResponseStore store) : ICardBuilder
{
    public const string Kind = "comment-from-partner";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject) is { } message && message.To == showing.Reader.Id
            ? Draw(message, showing.Phrases)
            : null;

    internal static Card Draw(Message message, Phrases t) =>
        new(Kind, t.Fill("comment.notification", ("first", message.From.FirstName)))
        {
            Locale = t.Tag,
            Body =
            [
                new Text(
                    t.Line(
                        message.From.PersonId == message.Author.PersonId ? "comment.from_author" : "comment.from",
                        ("first", Span.Name(message.From.FirstName)))),
                .. message.Program.KeepsWordsOutOfChat ? [WholeCard.Read("comment.read", message.Id, t)] : Said(message, t),
            ],
            Buttons = message.HasEnded
                ? []
                : [new Button("comment.answer", message.Id, t["comment.answer"]) { OpensDialog = message.Program.KeepsWordsOutOfChat }],
            Footer = Footer(message, t),
        };

    internal static IEnumerable<Element> Said(Message message, Phrases t) => message.Words.Count == 0
        ? [new Text(t["comment.removed"])]
        : message.Words.SelectMany(w => new[] { w.Address, w.Text }).Where(w => w is not null).Select(w => new Text(w!, TextStyle.Quote));

    internal static IReadOnlyList<Element> Footer(Message message, Phrases t) =>
        WhoSees.Footer(t, t.Line("sees.for_you_two", ("partner", Span.Name(message.From.FirstName))), message.ProgramId.Value);
}

/// <summary>The same, opened to read where words stay out of chat.</summary>
internal sealed class CommentWhole(ResponseStore store) : ICardBuilder
{
    public const string Kind = "comment-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject) is { } message && message.To == showing.Reader.Id
            ? Draw(message, showing.Phrases)
            : null;

    internal static Card Draw(Message message, Phrases t) => WholeCard.Of(
        Kind,
        t.Fill("comment.notification", ("first", message.From.FirstName)),
        "comment.back",
        message.Id,
        "comment.whole.title",
        [.. CommentCard.Said(message, t), .. CommentCard.Footer(message, t)],
        t);
}
