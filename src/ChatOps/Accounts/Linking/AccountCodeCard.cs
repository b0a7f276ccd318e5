using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Accounts.Linking;

/// <summary>The one-time code of the account that is there already, with what to do with it. Subject: the code's id.</summary>
internal sealed class AccountCodeCard(AccountCodeStore codes, PersonStore people) : ICardBuilder
{
    public const string Kind = "account-code";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await codes.Find(showing.Db, showing.Subject) is not { } code || !code.IsGood(showing.Now)
            || await people.FindAccount(showing.Db, code.AccountId) is not { } account || account.PersonId != showing.Reader.Id)
            return new Card(Kind, t["account-code.notification"]) { Locale = t.Tag, Body = [new Text(t["account-code.old"])] };
        return Draw(codes.Open(code), t);
    }

    internal static Card Draw(string code, Phrases t) => new(Kind, t["account-code.notification"])
    {
        Locale = t.Tag,
        Heading = t["account-code.heading"],
        Body =
        [
            new Text(t.Fill("account-code.lead", ("minutes", AccountCode.Lives.TotalMinutes))),
            new Text(Line.Of(Span.Bold($"{t["account-code.word"]} {code}"))),
            new Text(t["account-code.keep"], TextStyle.Subtle),
        ],
    };
}
