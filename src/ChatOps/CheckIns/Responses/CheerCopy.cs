using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;

namespace ChatOps.CheckIns.Responses;

/// <summary>One tap cheers, another takes it back (<c>copy.cheer</c>). The author's card gains the line silently.</summary>
internal sealed class CheerCopy(CopyStore copies, ResponseStore responses, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await copies.Find(visit.Db, visit.Subject);
        if (MayAnswerCopy.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        if (!await responses.RemoveCheer(visit.Db, visit.Subject, visit.Person.Id))
            await responses.Add(visit.Db, new NewResponse(visit.Subject, visit.Person.Id, "cheer"), visit.Now);
        await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, visit.Subject));
        await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, visit.Subject));
        return new Reply.Show(new CardRef(PartnerCopyCard.Kind, visit.Subject));
    }
}
