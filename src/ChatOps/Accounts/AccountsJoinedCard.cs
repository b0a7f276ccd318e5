using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Accounts;

/// <summary>
/// Tells one account that it was joined with another, and what told that they are one person's, with the way back. Subject: the account.
/// </summary>
internal sealed class AccountsJoinedCard(PersonStore people) : ICardBuilder
{
    public const string Kind = "accounts-joined";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var accounts = await people.AccountsOf(showing.Db, showing.Reader.Id);
        var told = accounts.FirstOrDefault(a => a.Id.Value == showing.Subject);
        var preferred = accounts.FirstOrDefault(a => a.Id == showing.Reader.PreferredAccount);
        if (told is null || preferred is null || accounts.Count < 2)
            return new Card(Kind, t["joined-accounts.apart"]) { Locale = t.Tag, Body = [new Text(t["joined-accounts.apart"])] };
        var joins = await people.JoinsOf(showing.Db, showing.Reader.Id);
        var isByCode = joins.Any(j => j.By == JoinedBy.Code && (j.Account == told.Id || accounts.Count == 2));
        return new Card(Kind, t["joined-accounts.notification"])
        {
            Locale = t.Tag,
            Heading = t["joined-accounts.heading"],
            Body = [new Text(t.Fill(isByCode ? "joined-accounts.lead-code" : "joined-accounts.lead", ("channel", $"{preferred.Channel}")))],
            Buttons =
            [
                .. told.Id == preferred.Id
                    ? Array.Empty<Button>()
                    : [new Button("account.prefer", told.Id.Value, t.Fill("joined-accounts.prefer", ("channel", $"{told.Channel}")))],
                new Button("account.unlink", told.Id.Value, t["joined-accounts.undo"]),
            ],
        };
    }
}
