using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>
/// Who is at the door: found by their account, or made on the first contact. What the channel knows of them is fetched later by the outbox.
/// </summary>
internal sealed class Welcome(PersonStore people, Outbox outbox)
{
    /// <summary>Null on the first contact.</summary>
    public Task<Visitor?> Find(Session db, AccountKey account) => people.FindVisitor(db, account);

    /// <summary>Those that are known.</summary>
    public Task<IReadOnlyDictionary<AccountKey, Visitor>> FindAll(Session db, IReadOnlyList<AccountKey> accounts) =>
        people.FindVisitors(db, accounts);

    /// <summary>Somebody who can be reached as before: there is nothing to greet.</summary>
    public static bool IsUsual(Visitor visitor, Sender sender) => WithReach(visitor.Account, sender) == visitor.Account;

    public async Task<Visitor> Greet(Session db, Inbound inbound, Visitor? known, Instant now)
    {
        if (known is null)
            return await Meet(db, inbound, now);
        var account = WithReach(known.Account, inbound.Sender);
        if (account == known.Account)
            return known;
        await people.SaveReach(db, account);
        if (known.Account.State != AccountState.Active)
            await outbox.Revive(db, known.Person.Id);
        return known with { Account = account };
    }

    /// <summary>
    /// Somebody whom another one named and who was never here: known by their account alone, until their channel says more.
    /// </summary>
    public async Task<Visitor> Expect(Session db, AccountKey key, Instant now) =>
        await people.FindVisitor(db, key) ?? await Meet(db, new Inbound(key, "", "", ChatOps.Cards.Fields.None, ""), now);

    /// <summary>Somebody who writes to us can be reached, whatever was the case before.</summary>
    internal static Account WithReach(Account account, Sender sender) => account with
    {
        Conversation = sender.Conversation ?? account.Conversation,
        ServiceUrl = sender.ServiceUrl ?? account.ServiceUrl,
        ConnectorId = sender.ConnectorId ?? account.ConnectorId,
        State = AccountState.Active,
        StateCode = null,
    };

    private async Task<Visitor> Meet(Session db, Inbound inbound, Instant now)
    {
        var account = WithReach(new Account
        {
            Id = AccountId.New(),
            PersonId = PersonId.New(),
            Channel = inbound.Account.Channel,
            Tenant = inbound.Account.Tenant,
            UserId = inbound.Account.UserId,
        }, inbound.Sender);
        var person = new Person
        {
            Id = account.PersonId,
            DisplayName = inbound.Sender.Name ?? inbound.Account.UserId,
            Zone = inbound.Sender.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : "Etc/UTC",
            Locale = inbound.Sender.Locale ?? "en",
            PreferredAccount = account.Id,
        };
        await people.Add(db, person, now);
        await people.AddAccount(db, account, person.DisplayName, now);
        await outbox.LookUp(db, account.Id, person.Id, now);
        return new Visitor(person, account);
    }
}
