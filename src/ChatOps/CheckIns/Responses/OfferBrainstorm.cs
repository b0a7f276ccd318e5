using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>Offers to think it through together (<c>copy.brainstorm.send</c>). The author answers on a card of their own.</summary>
internal sealed class OfferBrainstorm(CopyStore copies, ResponseStore responses, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await copies.Find(visit.Db, visit.Subject);
        if (MayAnswerCopy.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        if (Decide(visit.Fields, visit.Phrases) is { Count: > 0 } errors)
            return new Reply.Correct(new CardRef(BrainstormForm.Kind, visit.Subject), visit.Fields, errors);
        var author = copy!.Author.PersonId;
        var id = await responses.Add(visit.Db, new NewResponse(copy.CheckInId, visit.Person.Id, "brainstorm")
        {
            To = author,
            Words = visit.Fields.Words("text") is { } text ? new ResponseWords { Text = text } : null,
        }, visit.Now);
        await outbox.Queue(
            visit.Db, new Posting(new CardRef(BrainstormCard.Kind, id), author, visit.Now) { Importance = Importance.PartnerWords });
        return new Reply.Show(new CardRef(PartnerCopyCard.Kind, copy.CheckInId));
    }

    internal static IReadOnlyList<FieldError> Decide(Fields fields, Phrases t) =>
        fields.Words("text") is { Length: > CopyForm.ShortLength } text
            ? [CheckInRules.Long("text", text.Length, CopyForm.ShortLength, t)]
            : [];
}

internal sealed class BrainstormForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-brainstorm";

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
        [new TextInput("text", t["copy.brainstorm.text"], ShortLength) { IsOptional = true }];
}
