using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Accounts;

/// <summary>Messages go to this account from now on. Subject: the account.</summary>
internal sealed class PreferAccount(PersonStore people) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var accounts = await people.AccountsOf(visit.Db, visit.Person.Id);
        if (accounts.FirstOrDefault(a => a.Id.Value == visit.Subject) is not { } account)
            return new Reply.Say("error.not_yours");
        await people.Prefer(visit.Db, visit.Person.Id, account.Id);
        return new Reply.Show(new CardRef(AccountsJoinedCard.Kind, account.Id.Value));
    }
}
