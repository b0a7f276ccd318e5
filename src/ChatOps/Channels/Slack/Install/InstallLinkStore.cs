using ChatOps.Storage;

namespace ChatOps.Channels.Slack.Install;

/// <summary>The operator's links and what they trust a workspace with.</summary>
internal sealed class InstallLinkStore
{
    private static readonly SqlText Sql = new("Channels/Slack/Install");

    public Task Add(Session db, InstallLink link) =>
        db.Execute(Sql["AddLink"], new { link.Hash, link.Team, Domains = string.Join(',', link.Domains), link.ExpiresAt });

    /// <summary>Spent and late ones too; null: there never was one.</summary>
    public async Task<InstallLink?> Find(Session db, string hash) => (await db.Find<Row>(Sql["FindLink"], new { Hash = hash }))?.ToLink();

    /// <summary>True once, in time.</summary>
    public async Task<bool> Spend(Session db, string hash, Instant now) =>
        await db.Execute(Sql["SpendLink"], new { Hash = hash, Now = now }) > 0;

    public async Task Trust(Session db, InstallLink link, Instant now)
    {
        foreach (var domain in link.Domains)
            await db.Execute(Sql["TrustDomain"], new { link.Team, Domain = domain, Now = now });
    }

    /// <summary>The app is gone from the workspace: what a link trusted it with has ended.</summary>
    public Task Distrust(Session db, string team) => db.Execute(Sql["DistrustTeam"], new { Team = team });

    public async Task<IReadOnlyList<TrustedDomain>> Trusted(Session db) =>
        [.. (await db.Query<TrustedRow>(Sql["TrustedDomains"])).Select(r => new TrustedDomain(r.TeamId, r.Domain))];

    private sealed record Row
    {
        public string Hash { get; init; } = "";
        public string? TeamId { get; init; }
        public string Domains { get; init; } = "";
        public Instant ExpiresAt { get; init; }
        public Instant? SpentAt { get; init; }

        public InstallLink ToLink() =>
            new(Hash, TeamId, Domains.Split(',', StringSplitOptions.RemoveEmptyEntries), ExpiresAt) { IsSpent = SpentAt is not null };
    }

    private sealed record TrustedRow
    {
        public string TeamId { get; init; } = "";
        public string Domain { get; init; } = "";
    }
}
