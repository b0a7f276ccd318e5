using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Accounts.Linking;

/// <summary>
/// Asks in the account where a code was typed whether the account that it comes from is the same person's: who was talked into typing
/// somebody else's code reads here whose it is. Subject: the code's id.
/// </summary>
internal sealed class ConnectAccountsCard(AccountCodeStore codes, PersonStore people) : ICardBuilder
{
    public const string Kind = "account-connect";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await codes.Find(showing.Db, showing.Subject) is not { } code)
            return Said("account-code.old", t);
        if (code.UsedAt is not null)
            return Said("account-connect.done", t);
        if (code.TypedIn is not { } typedIn)
            return Said("account-connect.no", t);
        if (!code.IsGood(showing.Now)
            || await people.FindAccount(showing.Db, typedIn) is not { } here || here.PersonId != showing.Reader.Id
            || await people.FindAccount(showing.Db, code.AccountId) is not { } other
            || await people.Find(showing.Db, other.PersonId) is not { } person)
            return Said("account-code.old", t);
        return Draw(code.Id, other.Channel, person.DisplayName, t);
    }

    internal static Card Draw(string code, Channel channel, string name, Phrases t) => new(Kind, t["account-connect.notification"])
    {
        Locale = t.Tag,
        Heading = t["account-connect.heading"],
        Body =
        [
            new Text(t.Line("account-connect.lead", ("channel", $"{channel}"), ("name", Span.Name(name, bold: true)))),
            new Text(t["account-connect.only-yours"]),
        ],
        Buttons =
        [
            new Button("account.connect", code, t["account-connect.button"], ButtonStyle.Primary),
            new Button("account.connect.no", code, t["account-connect.decline"]),
        ],
    };

    private static Card Said(string key, Phrases t) =>
        new(Kind, t["account-connect.notification"]) { Locale = t.Tag, Body = [new Text(t[key])] };
}
