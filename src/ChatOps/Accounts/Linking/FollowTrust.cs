using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Accounts.Linking;

/// <summary>
/// After a start, and whenever the operator's trust has changed: an address that a workspace vouched for while its word counted does not
/// count any longer, and what it joined is apart again; who is trusted only now is asked about again.
/// </summary>
internal sealed partial class FollowTrust(
    Db db, IEnumerable<ITrust> channels, TrustStore store, PersonStore people, Separation separation, Outbox outbox,
    ILogger<FollowTrust> log)
{
    private const int Batch = 64;

    private readonly Dictionary<Channel, string> _followed = [];

    public async Task Run(GuardedLook look, Instant now, Ct ct)
    {
        foreach (var channel in channels.Where(c => c.IsConnected))
        {
            if (await channel.InForce(ct) is not { } trust || _followed.GetValueOrDefault(trust.Channel) == trust.Fingerprint)
                continue;
            var (lost, won) = await db.Read(session => Differing(session, trust), ct);
            var apart = await look.Each(
                FaultKind.Distrust, lost, Batch, a => new Item(a.Id.Value), (session, some) => Distrust(session, some, now));
            var asked = await look.Each(
                FaultKind.Trust, won, Batch, a => new Item(a.Id.Value), (session, some) => AskAgain(session, some, now));
            // Whoever failed is found again at a later look, when their time has come.
            if (apart + asked == lost.Count + won.Count)
                _followed[trust.Channel] = trust.Fingerprint;
            if (apart > 0)
                Log.TrustHasEnded(log, trust.Channel, apart);
        }
    }

    private async Task<(List<VouchedAccount> Lost, List<VouchedAccount> Won)> Differing(Session session, Trust trust)
    {
        var (lost, won) = (new List<VouchedAccount>(), new List<VouchedAccount>());
        foreach (var tenant in await store.Tenants(session, trust.Channel))
        {
            foreach (var account in await store.Vouched(session, trust.Channel, tenant))
            {
                if (account.IsEmailVerified && !trust.Covers(tenant, account.Email))
                    lost.Add(account);
                else if (!account.IsEmailVerified && trust.Covers(tenant, account.Email))
                    won.Add(account);
            }
        }

        return (lost, won);
    }

    private async Task Distrust(Session session, IEnumerable<VouchedAccount> accounts, Instant now)
    {
        foreach (var account in accounts)
        {
            await people.Distrust(session, account.Id);
            await store.Distrust(session, account.Id);
            var joins = await people.JoinsOf(session, account.PersonId);
            // Whoever came because of this address goes; where it was the account's own person, that is everybody who came by an address.
            var isOwn = joins.All(j => j.Account != account.Id);
            foreach (var join in joins.Where(j => j.By == JoinedBy.Email && (isOwn || j.Account == account.Id)))
            {
                await separation.Part(session, join.Account, forGood: false, "operator");
                if (join.Account != account.Id)
                    await outbox.LookUp(session, join.Account, (await people.FindAccount(session, join.Account))!.PersonId, now);
            }

            await people.KeepOwn(session, account.PersonId);
        }
    }

    /// <summary>What they are now may differ from what was seen when nobody believed it.</summary>
    private async Task AskAgain(Session session, IEnumerable<VouchedAccount> accounts, Instant now)
    {
        foreach (var account in accounts)
            await outbox.LookUp(session, account.Id, account.PersonId, now);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel}: the work emails of {Count} accounts are trusted no longer")]
        public static partial void TrustHasEnded(ILogger logger, Channel channel, int count);
    }
}

/// <summary>What a channel said of an account's work email.</summary>
internal sealed record VouchedAccount
{
    public AccountId Id { get; init; }
    public PersonId PersonId { get; init; }
    public string Email { get; init; } = "";
    public bool IsEmailVerified { get; init; }
}

/// <summary>Accounts by who vouched for their work email.</summary>
internal sealed class TrustStore
{
    private static readonly SqlText Sql = new("Accounts/Linking");

    public Task<IReadOnlyList<string>> Tenants(Session db, Channel channel) =>
        db.Query<string>(Sql["VouchingTenants"], new { Channel = AccountText.Of(channel) });

    public Task<IReadOnlyList<VouchedAccount>> Vouched(Session db, Channel channel, string tenant) =>
        db.Query<VouchedAccount>(Sql["VouchedAccounts"], new { Channel = AccountText.Of(channel), Tenant = tenant });

    /// <summary>In a check that has looked and not concluded.</summary>
    public Task Distrust(Session db, AccountId account) => db.Execute(Sql["DistrustSightings"], new { Id = account });
}
