using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Accounts;

/// <summary>The app was removed from somebody's own chat: nothing is sent there until they add it or write again.</summary>
internal sealed class ChannelRemoved(PersonStore people) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        await people.SaveReach(visit.Db, visit.Account with { State = AccountState.NotInstalled, StateCode = "installationUpdate" });
        return Reply.Done;
    }
}
