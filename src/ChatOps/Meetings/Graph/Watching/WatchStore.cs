using System.Security.Cryptography;
using System.Text;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>The watched mailboxes.</summary>
internal sealed class WatchStore
{
    /// <summary>Longer than a round of calls for one mailbox may take.</summary>
    private static readonly Duration Claim = Duration.FromMinutes(3);

    private static readonly SqlText Sql = new("Meetings/Graph/Watching");

    /// <summary>Whose mailbox is to be watched and is not, or the other way round.</summary>
    public async Task<IReadOnlyList<PersonId>> Changed(Session db) =>
        [.. (await db.Query<string>(Sql["WatchesToChange"])).Select(id => new PersonId(id))];

    /// <summary>With a series of ours it is watched, else not.</summary>
    public async Task Reconcile(Session db, PersonId person, Instant now)
    {
        await db.Execute(Sql["WantWatch"], new { PersonId = person, Now = now });
        await db.Execute(Sql["UnwantWatch"], new { PersonId = person, Now = now });
    }

    /// <summary>Takes what is due; nobody else gets it until it is saved or the claim runs out.</summary>
    public async Task<IReadOnlyList<Watch>> Take(Session db, int most, Instant now) =>
        [.. (await db.Query<Row>(Sql["TakeWatches"], new { Now = now, Until = now + Claim, Most = most })).Select(r => r.ToWatch())];

    /// <summary>When the next one is due; null when nothing is watched.</summary>
    public async Task<Instant?> Next(Session db) =>
        await db.Find<long?>(Sql["NextWatch"]) is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;

    /// <summary>The clock was set back by so much.</summary>
    public Task Redate(Session db, Instant now, Duration by) =>
        db.Execute(Sql["RedateWatches"], new { Now = now, By = (long)by.TotalMilliseconds });

    /// <summary>What came of it. Whatever Graph said meanwhile is not overwritten, and is looked at at once.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="watch">As it is now.</param>
    /// <param name="state">What Graph will show with each notification, when it is new.</param>
    /// <param name="code">Why it failed, or null.</param>
    /// <param name="nextAt">When to look again.</param>
    /// <param name="now">Now.</param>
    public Task Save(Session db, Watch watch, string? state, string? code, Instant nextAt, Instant now) => db.Execute(Sql["SaveWatch"], new
    {
        watch.PersonId,
        watch.SubscriptionId,
        ClientState = state is null ? null : Hash(state),
        watch.ExpiresAt,
        watch.RenewAt,
        watch.DeltaLink,
        watch.DeltaUntil,
        watch.Said,
        watch.Attempts,
        Code = code,
        NextAt = nextAt,
        Now = now,
    });

    /// <summary>False: it is wanted again.</summary>
    public async Task<bool> Forget(Session db, PersonId person) => await db.Execute(Sql["ForgetWatch"], new { PersonId = person }) == 1;

    /// <summary>
    /// Whose mailbox this notification is about; null when the subscription is not ours, or what it shows is not what we gave.
    /// </summary>
    public async Task<PersonId?> Owner(Session db, string subscriptionId, string clientState)
    {
        var row = await db.Find<StateRow>(Sql["FindWatch"], new { SubscriptionId = subscriptionId });
        return row?.ClientState is { } known && CryptographicOperations.FixedTimeEquals(known, Hash(clientState)) ? row.PersonId : null;
    }

    /// <summary>What Graph says of a subscription itself.</summary>
    public Task Said(Session db, string subscriptionId, LifecycleEvent said, Instant now) => db.Execute(Sql["SaidOfSubscription"], new
    {
        SubscriptionId = subscriptionId,
        Renews = said is LifecycleEvent.ReauthorizationRequired,
        IsRemoved = said is LifecycleEvent.SubscriptionRemoved,
        Now = now,
    });

    /// <summary>The series of ours in somebody's mailbox.</summary>
    public Task<IReadOnlyList<WatchedSeries>> SeriesOf(Session db, PersonId person) =>
        db.Query<WatchedSeries>(Sql["WatchedSeries"], new { PersonId = person });

    private static byte[] Hash(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));

    private sealed record StateRow
    {
        public PersonId PersonId { get; init; }
        public byte[]? ClientState { get; init; }
    }

    private sealed record Row
    {
        public PersonId PersonId { get; init; }
        public string Mailbox { get; init; } = "";
        public string? SubscriptionId { get; init; }
        public Instant? ExpiresAt { get; init; }
        public Instant? RenewAt { get; init; }
        public string? DeltaLink { get; init; }
        public Instant? DeltaUntil { get; init; }
        public int Said { get; init; }
        public bool IsWanted { get; init; }
        public int Attempts { get; init; }

        public Watch ToWatch() => new()
        {
            PersonId = PersonId,
            Mailbox = Mailbox,
            SubscriptionId = SubscriptionId,
            ExpiresAt = ExpiresAt,
            RenewAt = RenewAt,
            DeltaLink = DeltaLink,
            DeltaUntil = DeltaUntil,
            Said = Said,
            IsWanted = IsWanted,
            Attempts = Attempts,
        };
    }
}
