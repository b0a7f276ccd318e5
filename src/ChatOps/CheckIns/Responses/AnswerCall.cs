using ChatOps.Channels;
using ChatOps.CheckIns.Copies;

namespace ChatOps.CheckIns.Responses;

/// <summary>"Fine, skip it" or "Let's keep it" (<c>copy.call-skip</c>, <c>copy.call-keep</c>), when the author would rather not have a call.</summary>
internal sealed class AnswerCall(CopyStore copies, ResponseStore responses, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await copies.Find(visit.Db, visit.Subject);
        if (CopyDoor.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        if (copy!.Words!.HasNoCall)
        {
            await responses.RemoveCallAnswer(visit.Db, visit.Subject, visit.Person.Id);
            await responses.Add(visit.Db, new NewResponse(visit.Subject, visit.Person.Id, "call") { To = copy.Author.PersonId, Choice = visit.Inbound.Action.Split('-')[1] }, visit.Now);
            await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, visit.Subject));
            await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, visit.Subject));
        }

        return new Reply.Show(new CardRef(PartnerCopyCard.Kind, visit.Subject));
    }
}
