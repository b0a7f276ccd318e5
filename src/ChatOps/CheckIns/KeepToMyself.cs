using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.CheckIns;

/// <summary>The member knows of the new partner and shares nothing for now (<c>check-in.keep</c>): the draft stays theirs.</summary>
internal sealed class KeepToMyself(CheckInStore store, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Load(visit.Db, FormRef.Parse(visit.Subject).CheckInId) is not { } now)
            return new Reply.Say("error.card_old");
        if (now.CheckIn.PersonId != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        var own = new CardRef(CheckInForm.Kind, now.CheckIn.Id);
        if (now.AsksAboutNewPartner && now.CheckIn.State == CheckInState.Draft)
        {
            await store.KnowPartner(visit.Db, now);
            await outbox.Refresh(visit.Db, own);
        }

        return new Reply.Show(own);
    }
}
