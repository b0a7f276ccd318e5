using ChatOps.Accounts.Changes;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Accounts;

/// <summary>
/// Takes over what a channel says of an account, and joins the accounts of one person by verified work email, where those who vouch for it
/// are trusted. Any other account is joined by a code alone. Each account is told once, and either can undo it.
/// </summary>
internal sealed partial class LinkAccounts(
    Db db, PersonStore people, Outbox outbox, IZoneChanged zones, IPeopleChanged changed, IEnumerable<ITrust> channels, AuditLog audit,
    IClock clock, ILogger<LinkAccounts> log)
{
    private static readonly Duration Again = Duration.FromMinutes(1);

    public async Task Take(AccountId account, LookUp found, Ct ct)
    {
        if (found is LookUp.Found { Profile: var profile })
        {
            var trusts = profile.IsEmailVerified ? await InForce(ct) : [];
            await db.Write(session => Take(session, account, profile, trusts), ct);
        }
        else if (found is LookUp.Missing { State: { } state, Code: var code })
        {
            await db.Write(session => people.SaveState(session, account, state, code), ct);
        }
    }

    /// <summary>Whose word counts now; null where the vendor has not said which workspace is ours.</summary>
    private async Task<Dictionary<Channel, Trust?>> InForce(Ct ct)
    {
        var trusts = new Dictionary<Channel, Trust?>();
        foreach (var channel in channels)
            trusts[channel.Channel] = await channel.InForce(ct);
        return trusts;
    }

    private async Task Take(Session session, AccountId id, Profile profile, IReadOnlyDictionary<Channel, Trust?> trusts)
    {
        if (await people.FindAccount(session, id) is not { } account || await people.Find(session, account.PersonId) is not { } person)
            return;
        var now = clock.GetCurrentInstant();
        var known = WithProfile(person, profile);
        // A guest's account that their owner joined to an employee's makes no guest of the employee.
        if (known.IsGuest && !person.IsGuest && (await people.AccountsOf(session, person.Id)).Count > 1)
            known = known with { IsGuest = false };
        if (known != person)
            await people.Save(session, known);
        if (known.Zone != person.Zone)
            await zones.Changed(session, known, now);
        // Who joined before their channel said that they are a guest.
        if (known.IsGuest && !person.IsGuest)
            await changed.Changed(session, known, now);
        await Link(session, id, profile, trusts, now);
    }

    /// <summary>Joins the account with another one of this verified email, if there is one.</summary>
    /// <param name="session">The unit of work.</param>
    /// <param name="id">The account.</param>
    /// <param name="profile">What its channel says now.</param>
    /// <param name="trusts">Whose word counts now; null: as it was when the other account was last asked about.</param>
    /// <param name="now">The moment.</param>
    internal async Task Link(Session session, AccountId id, Profile profile, IReadOnlyDictionary<Channel, Trust?>? trusts, Instant now)
    {
        await people.SaveProfile(session, id, profile, now);
        if (
            !profile.IsEmailVerified
            || profile.Email is null
            || await people.StaysAlone(session, id)
            || await people.FindAccount(session, id) is not { } account)
            return;
        foreach (var other in await people.AccountsWithEmail(session, profile.Email, id))
        {
            if (other.PersonId == account.PersonId)
                continue;
            if (trusts is not null && trusts.GetValueOrDefault(other.Channel) is var trust
                && trust?.Covers(other.Tenant, profile.Email) is not true)
            {
                if (trust is null)
                    await outbox.LookUp(session, id, account.PersonId, now + Again);
                continue;
            }

            // Either of them may be joining a program at this moment.
            await people.Hold(session, account, other);
            var decision = Decide(
                new Side(account, await people.HasMemberships(session, account.PersonId)),
                new Side(other, await people.HasMemberships(session, other.PersonId)));
            if (decision is Decision.Join join)
                await Join(session, join, JoinedBy.Email, "work email", now);
            else
                Log.BothHaveMemberships(log, id);
            return;
        }
    }

    /// <summary>
    /// The side with memberships keeps its person; when neither has any, the one that was there first. Two histories are never merged
    /// unasked.
    /// </summary>
    internal static Decision Decide(Side newcomer, Side known)
    {
        if (newcomer.HasMemberships && known.HasMemberships)
            return new Decision.Leave();
        return newcomer.HasMemberships
            ? new Decision.Join(known.Account, newcomer.Account)
            : new Decision.Join(newcomer.Account, known.Account);
    }

    internal static Person WithProfile(Person person, Profile profile) => person with
    {
        DisplayName = profile.Name.Length > 0 ? profile.Name : person.DisplayName,
        WorkEmail = profile is { IsEmailVerified: true, Email: { } email } ? email : person.WorkEmail,
        Zone = profile.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : person.Zone,
        Locale = profile.Locale is { Length: > 0 } locale ? locale : person.Locale,
        IsGuest = profile.IsGuest,
    };

    /// <param name="session">The unit of work.</param>
    /// <param name="join">Which account goes where.</param>
    /// <param name="by">What told that they are one person's.</param>
    /// <param name="actor">For the audit.</param>
    /// <param name="now">The moment.</param>
    internal async Task Join(Session session, Decision.Join join, JoinedBy by, string actor, Instant now)
    {
        await people.Join(session, join.Moved.Id, join.To.PersonId, join.Moved.PersonId, by);
        await audit.Record(session, actor, "accounts.joined", join.To.PersonId);
        await outbox.Reassign(session, join.Moved.PersonId, join.To.PersonId);
        foreach (var told in new[] { join.Moved, join.To })
        {
            await outbox.Queue(session, new Posting(new CardRef(AccountsJoinedCard.Kind, told.Id.Value), join.To.PersonId, now)
            {
                Account = told.Id,
                PostsAnew = true,
            });
        }

        Log.AccountsWereJoined(log, join.To.PersonId);
    }

    internal sealed record Side(Account Account, bool HasMemberships);

    internal abstract record Decision
    {
        internal sealed record Join(Account Moved, Account To) : Decision;

        internal sealed record Leave : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Two accounts of {Person} were joined")]
        public static partial void AccountsWereJoined(ILogger logger, PersonId person);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Account {Account} has the verified email of another, and both have memberships: they stay apart")]
        public static partial void BothHaveMemberships(ILogger logger, AccountId account);
    }
}

/// <summary>Told when somebody's zone changed: what is due by their own calendar moves with them.</summary>
internal interface IZoneChanged
{
    Task Changed(Session db, Person person, Instant now);
}
