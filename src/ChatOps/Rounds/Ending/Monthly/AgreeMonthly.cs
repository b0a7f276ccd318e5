using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Ending.Monthly;

/// <summary>
/// The asked one's answer: <c>monthly.yes</c> tells both, <c>monthly.no</c> tells nobody. Subject: the <see cref="MonthlyTalk"/>.
/// </summary>
internal sealed class AgreeMonthly(MonthlyStore store, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Find(visit.Db, visit.Subject) is not { } talk || talk.Asked != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        if (visit.Inbound.Action == "monthly.yes")
            await Agree(visit.Db, talk, visit.Now);
        else if (await store.Answer(visit.Db, talk.Id, "no"))
            await outbox.Refresh(visit.Db, new CardRef(MonthlyCard.Kind, talk.Id));
        return new Reply.Show(new CardRef(MonthlyCard.Kind, talk.Id));
    }

    public async Task Agree(Session db, MonthlyTalk talk, Instant now)
    {
        if (!await store.Answer(db, talk.Id, "yes"))
            return;
        await outbox.Refresh(db, new CardRef(MonthlyCard.Kind, talk.Id));
        await outbox.Queue(db, new Posting(new CardRef(MonthlyCard.Kind, talk.Id), talk.Asker, now));
    }
}
