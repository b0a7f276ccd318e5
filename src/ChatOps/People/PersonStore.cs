using ChatOps.Storage;

namespace ChatOps.People;

/// <summary>People and their accounts.</summary>
internal sealed class PersonStore
{
    private static readonly SqlText Sql = new("People");

    private static readonly Statement VisitorAlone = Sql["FindVisitors"].ForOne();
    private static readonly Statement AccountsForChange = Sql["HoldAccounts"].Locking("a");

    /// <summary>Who stands behind an account, or null before the first contact.</summary>
    public async Task<Visitor?> FindVisitor(Session db, AccountKey key) =>
        (
            await db.Find<VisitorRow>(
                VisitorAlone, new { Channel = AccountText.Of(key.Channel), key.Tenant, UserIds = key.UserId }))?.ToVisitor();

    /// <summary>Who stands behind these accounts: one statement for each workspace or tenant.</summary>
    public async Task<IReadOnlyDictionary<AccountKey, Visitor>> FindVisitors(Session db, IReadOnlyList<AccountKey> keys)
    {
        var found = new Dictionary<AccountKey, Visitor>();
        foreach (var place in keys.GroupBy(k => (k.Channel, k.Tenant)))
        {
            var values = new
            {
                Channel = AccountText.Of(place.Key.Channel),
                place.Key.Tenant,
                UserIds = place.Select(k => k.UserId).Distinct().ToArray(),
            };
            foreach (var row in await db.Query<VisitorRow>(Sql["FindVisitors"], values))
            {
                var visitor = row.ToVisitor();
                found.Add(visitor.Account.Key, visitor);
            }
        }

        return found;
    }

    /// <summary>Whose own chat this is, or null.</summary>
    public Task<string?> UserIn(Session db, Channel channel, string tenant, string conversation) => db.Find<string>(
        Sql["UserInConversation"], new { Channel = AccountText.Of(channel), Tenant = tenant, Conversation = conversation });

    public async Task<Person?> Find(Session db, PersonId id) => (await db.Find<PersonRow>(Sql["FindPerson"], new { Id = id }))?.ToPerson();

    public async Task<Account?> FindAccount(Session db, AccountId id) =>
        (await db.Find<AccountRow>(Sql["FindAccount"], new { Id = id }))?.ToAccount();

    public async Task<IReadOnlyList<Account>> AccountsOf(Session db, PersonId id) =>
        [.. (await db.Query<AccountRow>(Sql["AccountsOf"], new { PersonId = id })).Select(r => r.ToAccount())];

    /// <summary>Persons with this verified work email; more than one while their accounts are not joined.</summary>
    public async Task<IReadOnlyList<Person>> WithEmail(Session db, string email) =>
        [.. (await db.Query<PersonRow>(Sql["WithEmail"], new { Email = email })).Select(r => r.ToPerson())];

    public Task Add(Session db, Person person, Instant now) => db.Execute(Sql["AddPerson"], new
    {
        person.Id,
        person.DisplayName,
        person.WorkEmail,
        person.Zone,
        person.Locale,
        person.WorkDays,
        person.WorkFrom,
        person.WorkUntil,
        person.Department,
        person.PreferredAccount,
        person.AllowsOutsideHours,
        person.ManagerPersonId,
        person.ManagerEmail,
        person.Seniority,
        person.IsGuest,
        Now = now,
    });

    public Task AddAccount(Session db, Account account, string name, Instant now) => db.Execute(Sql["AddAccount"], new
    {
        account.Id,
        account.PersonId,
        Channel = AccountText.Of(account.Channel),
        account.Tenant,
        account.UserId,
        account.Key.Lane,
        Name = name,
        account.Conversation,
        account.ServiceUrl,
        account.ConnectorId,
        State = AccountText.Of(account.State),
        Now = now,
    });

    /// <summary>
    /// What the channels and the directory say of this person. Nothing that the person says themselves: who saves the one never undoes the
    /// other.
    /// </summary>
    public Task Save(Session db, Person person) => db.Execute(Sql["SavePerson"], new
    {
        person.Id,
        person.DisplayName,
        person.WorkEmail,
        person.Zone,
        person.Locale,
        person.Department,
        person.ManagerPersonId,
        person.ManagerEmail,
        person.Seniority,
        person.IsGuest,
    });

    /// <summary>The days and hours that they work, as they say.</summary>
    public Task SaveHours(Session db, Person person) =>
        db.Execute(
            Sql["SaveHours"], new { person.Id, person.WorkDays, person.WorkFrom, person.WorkUntil });

    public Task Prefer(Session db, PersonId person, AccountId account) =>
        db.Execute(Sql["PreferAccount"], new { Id = person, Account = account });

    /// <summary>Until the unit of work ends these accounts stay with the persons that they were read with.</summary>
    /// <exception cref="Overtaken">One of them is another person's by now.</exception>
    public async Task Hold(Session db, params IReadOnlyList<Account> accounts)
    {
        if (db.Engine == Engine.Sqlite)
            return;
        var held = (await db.Query<AccountRow>(AccountsForChange, new { Ids = accounts.Select(a => a.Id.Value).ToArray() }))
            .Select(r => r.ToAccount())
            .ToDictionary(a => a.Id);
        if (accounts.Any(a => held.GetValueOrDefault(a.Id)?.PersonId != a.PersonId))
            throw new Overtaken("An account's person");
    }

    /// <summary>Where the account is reached, from its own last activity.</summary>
    public Task SaveReach(Session db, Account account) => db.Execute(Sql["SaveReach"], new
    {
        account.Id,
        account.Conversation,
        account.ServiceUrl,
        account.ConnectorId,
        State = AccountText.Of(account.State),
        account.StateCode,
    });

    /// <summary>True once for each install: who removes the app and adds it again is greeted again.</summary>
    public async Task<bool> Greet(Session db, AccountId account, Instant now) =>
        await db.Execute(Sql["Greet"], new { Id = account, Now = now }) == 1;

    /// <summary>That the account can't be written to any more, as the vendor tells; nothing else is known of it.</summary>
    public Task SaveState(Session db, AccountId account, AccountState state, string code) =>
        db.Execute(Sql["SaveState"], new { Id = account, State = AccountText.Of(state), Code = code });

    /// <summary>The chat in which messages to this account stand; null: not known, or gone.</summary>
    public Task SaveConversation(Session db, AccountId account, string? conversation) =>
        db.Execute(Sql["SaveConversation"], new { Id = account, Conversation = conversation });

    /// <summary>The app is in this Slack workspace again, <c>*</c> for an organisation: who could not be written to can be.</summary>
    public Task Revive(Session db, string team) => db.Execute(Sql["ReviveAccounts"], new { Team = team });

    /// <summary>The app is gone from this Slack workspace.</summary>
    public Task Revoke(Session db, string team, string code) => db.Execute(Sql["RevokeAccounts"], new { Team = team, Code = code });

    /// <summary>Whoever vouched for the account's work email is not trusted any longer.</summary>
    public Task Distrust(Session db, AccountId account) => db.Execute(Sql["DistrustAccount"], new { Id = account });

    /// <summary>False when they were the same before.</summary>
    public async Task<bool> SaveDaysOff(Session db, PersonId person, DaysOff days) =>
        await db.Execute(Sql["SaveDaysOff"], new { PersonId = person, DaysOff = days.ToString() }) > 0;

    public Task SaveProfile(Session db, AccountId account, Profile profile, Instant now) => db.Execute(Sql["SaveProfile"], new
    {
        Id = account,
        profile.Name,
        profile.Email,
        profile.IsEmailVerified,
        profile.ConnectorId,
        State = AccountText.Of(profile.IsDeactivated ? AccountState.Deactivated : AccountState.Active),
        Now = now,
    });

    /// <summary>Other accounts with this verified email that have not chosen to stay alone.</summary>
    public async Task<IReadOnlyList<Account>> AccountsWithEmail(Session db, string email, AccountId except) =>
        [.. (await db.Query<AccountRow>(Sql["AccountsWithEmail"], new { Email = email, Except = except })).Select(r => r.ToAccount())];

    public async Task<bool> StaysAlone(Session db, AccountId account) =>
        (await db.Find<int?>(Sql["StaysAlone"], new { Id = account })) == 1;

    /// <summary>Joins the account to a person, remembering where it came from.</summary>
    public Task Join(Session db, AccountId account, PersonId to, PersonId from, JoinedBy by) =>
        db.Execute(Sql["JoinAccount"], new { Id = account, To = to, From = from, By = by == JoinedBy.Code ? "code" : "email" });

    /// <summary>
    /// Undoes a joining: the account goes back to where it came from, for good when it is to stay alone. False when it was never joined.
    /// </summary>
    public async Task<bool> Unjoin(Session db, AccountId account, bool forGood) =>
        await db.Execute(Sql["UnjoinAccount"], new { Id = account, ForGood = forGood }) > 0;

    /// <summary>The accounts that came to this person, and how.</summary>
    public async Task<IReadOnlyList<Joined>> JoinsOf(Session db, PersonId person) =>
        [.. (await db.Query<JoinedRow>(Sql["JoinedAccounts"], new { PersonId = person })).Select(r => r.ToJoined())];

    /// <summary>A person keeps a work email that one of their accounts vouches for, and a preferred account that is theirs.</summary>
    public async Task KeepOwn(Session db, PersonId person)
    {
        await db.Execute(Sql["KeepOwnEmail"], new { Id = person });
        await db.Execute(Sql["KeepOwnAccount"], new { Id = person });
    }

    /// <summary>Persons whom an account brought along to this one and who have no account of their own any more.</summary>
    public Task<IReadOnlyList<PersonId>> JoinedInto(Session db, PersonId person) =>
        db.Query<PersonId>(Sql["JoinedInto"], new { PersonId = person });

    /// <summary>Nothing of the person is left but their id. Whatever refers to their accounts is gone before.</summary>
    public async Task Erase(Session db, PersonId person)
    {
        foreach (var statement in (string[])["ForgetManager", "ForgetJoinedFrom", "RemoveAccounts", "BlankPerson"])
            await db.Execute(Sql[statement], new { PersonId = person });
    }

    public async Task<bool> HasMemberships(Session db, PersonId person) =>
        (await db.Find<int>(Sql["CountMemberships"], new { PersonId = person })) > 0;
}

/// <summary>What told that two accounts are one person's.</summary>
internal enum JoinedBy
{
    /// <summary>The same work email, vouched for by both channels.</summary>
    Email,

    /// <summary>A one-time code of the one, typed in the other.</summary>
    Code,
}

/// <summary>An account that came to a person.</summary>
internal sealed record Joined(AccountId Account, JoinedBy By);

/// <summary>A person and the account they came with.</summary>
internal sealed record Visitor(Person Person, Account Account);
