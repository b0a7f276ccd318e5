using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Accounts.Linking;

/// <summary>
/// Yes or no to the account whose code was typed here. Subject: the code's id, which is worth nothing in any other account.
/// </summary>
internal sealed class ConnectAccounts(PersonStore people, AccountCodeStore codes, LinkAccounts link, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await codes.Find(visit.Db, visit.Subject) is not { } code || code.TypedIn != visit.Account.Id)
            return new Reply.Say("error.not_yours");
        var card = new CardRef(ConnectAccountsCard.Kind, code.Id);
        if (visit.Inbound.Action == "account.connect.no")
            await codes.NoteTyped(visit.Db, code.Id, null);
        else if (await people.FindAccount(visit.Db, code.AccountId) is not { } other || other.PersonId == visit.Person.Id)
            return new Reply.Say("account-code.joined");
        else if (await Decide(visit, other) is not LinkAccounts.Decision.Join join)
            return new Reply.Say("account-code.both");
        else if (await codes.Use(visit.Db, code.Id, visit.Now))
            await Join(visit, join);
        await outbox.Refresh(visit.Db, card);
        // An answer that goes through the outbox would look for the account at the person that it has left.
        return visit.Inbound.IsAnsweredAtOnce ? new Reply.Show(card) : Reply.Done;
    }

    /// <summary>The channels are asked once more: what they say of either account now holds for the one person.</summary>
    private async Task Join(Visit visit, LinkAccounts.Decision.Join join)
    {
        await link.Join(visit.Db, join, JoinedBy.Code, visit.Person.Id.Value, visit.Now);
        await outbox.LookUp(visit.Db, join.Moved.Id, join.To.PersonId, visit.Now);
        await outbox.LookUp(visit.Db, join.To.Id, join.To.PersonId, visit.Now);
    }

    private async Task<LinkAccounts.Decision> Decide(Visit visit, Account other)
    {
        await people.Hold(visit.Db, visit.Account, other);
        return LinkAccounts.Decide(await SideOf(visit, visit.Account), await SideOf(visit, other));
    }

    private async Task<LinkAccounts.Side> SideOf(Visit visit, Account account) =>
        new(account, await people.HasMemberships(visit.Db, account.PersonId));
}
