using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Accounts.Linking;

/// <summary>
/// "link": gives the account a code to be typed in another one. "link CODE": asks there whether both are the same person's. Nothing is
/// joined by this yet.
/// </summary>
internal sealed class LinkByCode(PersonStore people, AccountCodeStore codes) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (visit.Fields.Words(Verbs.Rest) is not { IsBlank: false } typed)
            return new Reply.Aside(new CardRef(AccountCodeCard.Kind, await codes.Make(visit.Db, visit.Account.Id, visit.Now)));
        var code = await codes.WithHash(visit.Db, AccountCode.HashOf(typed.Reveal()));
        if (code is null || !code.IsGood(visit.Now) || await people.FindAccount(visit.Db, code.AccountId) is not { } other)
            return new Reply.Say("account-code.unknown");
        if (other.PersonId == visit.Person.Id)
            return new Reply.Say(other.Id == visit.Account.Id ? "account-code.same" : "account-code.joined");
        await codes.NoteTyped(visit.Db, code.Id, visit.Account.Id);
        return new Reply.Aside(new CardRef(ConnectAccountsCard.Kind, code.Id));
    }
}
