using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;

namespace ChatOps.Rounds.Ending.Monthly;

/// <summary>
/// A short talk once a month with who was the partner: asked (<c>monthly.ask</c>) or not (<c>monthly.leave</c>). Where the other asked the
/// same already, it is agreed. Subject: the asker's <see cref="RoundEnd"/>.
/// </summary>
internal sealed class AskMonthly(EndingStore ends, MonthlyStore store, PairingStore pairings, AgreeMonthly agree, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await ends.Find(visit.Db, visit.Subject) is not { Next: "alone" } end || end.PersonId != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        if (visit.Inbound.Action == "monthly.leave")
            return new Reply.Say("monthly.left");
        // It has ended, so that it is not held by itself; the other one may ask at this moment.
        await pairings.Hold(visit.Db, [end.Partnership.Id]);
        var known = await store.Of(visit.Db, end.Partnership.Id);
        foreach (var partner in end.Partners)
        {
            if (known.FirstOrDefault(m => m.Asker == partner.PersonId && m.Asked == visit.Person.Id) is { Answer: null } theirs)
                await agree.Agree(visit.Db, theirs, visit.Now);
            else if (await store.Ask(visit.Db, end.Partnership.Id, visit.Person.Id, partner.PersonId, visit.Now) is { } id)
                await outbox.Queue(visit.Db, new Posting(new CardRef(MonthlyCard.Kind, id), partner.PersonId, visit.Now));
        }

        var own = new CardRef(RoundEndCard.Kind, end.Id);
        await outbox.Refresh(visit.Db, own);
        return new Reply.Show(own);
    }
}
