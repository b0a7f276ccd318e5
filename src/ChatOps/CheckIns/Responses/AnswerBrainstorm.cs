using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.People;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// Yes at our meeting, yes find a time, or not now (<c>brainstorm.meeting</c>, <c>.time</c>, <c>.no</c>). The partner's copy says which,
/// silently.
/// </summary>
internal sealed class AnswerBrainstorm(ResponseStore store, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var message = await store.FindMessage(visit.Db, visit.Subject);
        if (Decide(message, visit.Person.Id) is { } refusal)
            return refusal;
        var own = new CardRef(BrainstormCard.Kind, visit.Subject);
        await store.AnswerBrainstorm(visit.Db, visit.Subject, visit.Person.Id, visit.Inbound.Action.Split('.')[1]);
        await outbox.Refresh(visit.Db, own);
        await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, message!.CheckInId));
        return new Reply.Show(own);
    }

    internal static Reply? Decide(Message? message, PersonId reader) => message switch
    {
        null => new Reply.Say("error.card_old"),
        _ when message.To != reader || message.Kind != "brainstorm" => new Reply.Say("error.not_yours"),
        { HasEnded: true } => new Reply.Say("error.ended"),
        _ => null,
    };
}
