using ChatOps.Accounts.Linking;
using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Accounts;

/// <summary>Undoes a joining: the account that came goes back to being on its own, and stays so. Subject: either account.</summary>
internal sealed class UnlinkAccounts(PersonStore people, Separation separation) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var accounts = await people.AccountsOf(visit.Db, visit.Person.Id);
        if (!accounts.Any(a => a.Id.Value == visit.Subject))
            return new Reply.Say("error.not_yours");
        foreach (var account in accounts)
            await separation.Part(visit.Db, account.Id, forGood: true, visit.Person.Id.Value);
        return new Reply.Show(new CardRef(NoticeCard.Kind, "joined-accounts.apart"));
    }
}
