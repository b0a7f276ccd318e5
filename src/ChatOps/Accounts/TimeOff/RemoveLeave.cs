using ChatOps.Channels;

namespace ChatOps.Accounts.TimeOff;

/// <summary>A member is there after all. Subject: the leave.</summary>
internal sealed class RemoveLeave(LeaveStore leave, GatherDaysOff gather) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await leave.Remove(visit.Db, visit.Person.Id, visit.Subject))
            await gather.Of(visit.Db, visit.Person.Id, visit.Now);
        return new Reply.Show(new CardRef(DaysOffCard.Kind, ""));
    }
}
