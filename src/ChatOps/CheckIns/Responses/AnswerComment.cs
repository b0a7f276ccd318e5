using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// Answers whoever wrote the message: <c>comment.answer</c> and <c>comment.read</c> open a form, <c>comment.answer.send</c> sends it,
/// <c>comment.back</c> leaves it.
/// </summary>
internal sealed class AnswerComment(ResponseStore store, Comments comments) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var message = await store.FindMessage(visit.Db, visit.Subject);
        switch (Decide(message, visit.Person.Id, visit.Inbound.Action, visit.Fields, visit.Phrases))
        {
            case Decision.Open open:
                return new Reply.Ask(new CardRef(open.Kind, visit.Subject));
            case Decision.Sent sent:
                await comments.Send(visit, message!.CheckInId, "answer", message.From.PersonId, sent.Words);
                return new Reply.Show(new CardRef(CommentCard.Kind, visit.Subject));
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(AnswerForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Refused refused:
                return new Reply.Say(refused.TextKey);
            default:
                return new Reply.Show(new CardRef(CommentCard.Kind, visit.Subject));
        }
    }

    internal static Decision Decide(Message? message, PersonId reader, string action, Fields fields, Phrases t) => (message, action) switch
    {
        (null, _) => new Decision.Refused("error.card_old"),
        (_, _) when message.To != reader => new Decision.Refused("error.not_yours"),
        (_, "comment.read") => new Decision.Open(CommentWhole.Kind),
        (_, "comment.back") => new Decision.Back(),
        ({ HasEnded: true }, _) => new Decision.Refused("error.ended"),
        (_, "comment.answer") => new Decision.Open(AnswerForm.Kind),
        _ => CommentOnCopy.DecideComment(fields, t) switch
        {
            CommentOnCopy.Decision.Sent sent => new Decision.Sent(sent.Words),
            CommentOnCopy.Decision.Incomplete incomplete => new Decision.Incomplete(incomplete.Errors),
            _ => new Decision.Back(),
        },
    };

    internal abstract record Decision
    {
        internal sealed record Open(string Kind) : Decision;

        internal sealed record Sent(ResponseWords Words) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;

        internal sealed record Back : Decision;

        internal sealed record Refused(string TextKey) : Decision;
    }
}

/// <summary>Answers a comment. Subject: the message.</summary>
internal sealed class AnswerForm(ResponseStore store) : ICardBuilder
{
    public const string Kind = "comment-answer";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject) is { } message && message.To == showing.Reader.Id
            ? Draw(message, showing.Phrases)
            : null;

    internal static Card Draw(Message message, Phrases t) =>
        new(Kind, t.Fill("comment.notification", ("first", message.From.FirstName)))
        {
            Locale = t.Tag,
            Form = new Form("comment.answer.send", message.Id, t["comment.answer.title"], t["comment.answer.submit"], t["copy.close"])
            {
                Body =
                [
                    new TextInput("text", t["comment.answer.text"], CopyForm.TextLength) { IsMultiline = true },
                    .. CommentCard.Footer(message, t),
                ],
            },
            Buttons = [new Button("comment.back", message.Id, t["copy.close"])],
        };
}
