using ChatOps.Channels;

namespace ChatOps.People;

/// <summary>Undoes a joining: the account that came goes back to being on its own, and stays so. Subject: either account.</summary>
internal sealed class UnlinkAccounts(PersonStore people) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var accounts = await people.AccountsOf(visit.Db, visit.Person.Id);
        if (!accounts.Any(a => a.Id.Value == visit.Subject))
            return new Reply.Say("error.not_yours");
        var gone = new List<AccountId>();
        foreach (var account in accounts)
        {
            if (await people.Unjoin(visit.Db, account.Id))
                gone.Add(account.Id);
        }

        if (visit.Person.PreferredAccount is { } preferred && gone.Contains(preferred))
            await people.Save(visit.Db, visit.Person with { PreferredAccount = accounts.First(a => !gone.Contains(a.Id)).Id });
        return new Reply.Show(new CardRef(NoticeCard.Kind, "joined-accounts.apart"));
    }
}
