using System.Text;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Channels.Slack.Install;

/// <summary>Where the app is installed, with its tokens encrypted, and the accounts that this makes reachable.</summary>
internal sealed class SlackInstallStore(SecretBox box, InstallLinkStore links, PersonStore people) : ISealSecrets
{
    private static readonly SqlText Sql = new("Channels/Slack/Install");

    /// <summary>Remembers a single-use state; those that have expired are forgotten.</summary>
    public async Task AddState(Session db, string state, InstallStart start, Instant now, Instant expiresAt)
    {
        await db.Execute(Sql["ForgetOldStates"], new { Now = now });
        await db.Execute(Sql["AddState"], new { State = state, ExpiresAt = expiresAt, start.By, start.LinkHash });
    }

    /// <summary>Who began it; null when the state is unknown, used or expired.</summary>
    public async Task<InstallStart?> TakeState(Session db, string state, Instant now) =>
        await db.Find<StateRow>(Sql["TakeState"], new { State = state, Now = now }) is { } row
            ? new InstallStart(row.StartedBy, row.LinkHash)
            : null;

    /// <summary>The workspace's own install, else the organisation's; when the organisation is not known, the only one there is.</summary>
    public async Task<SlackInstall?> Find(Session db, string team, string? enterprise)
    {
        var rows = await db.Query<Row>(Sql["FindInstalls"], new { Team = team, Enterprise = enterprise ?? "" });
        var row = rows.FirstOrDefault(r => r.TeamId == team) ?? (rows.Count == 1 ? rows[0] : null);
        return row is null ? null : Opened(row);
    }

    /// <summary>
    /// Where a token ends before then and can be renewed. Nothing is opened: one that can't be keeps no other from being renewed.
    /// </summary>
    public async Task<IReadOnlyList<(string Enterprise, string Team)>> Ending(Session db, Instant before) =>
        [.. (await db.Query<Row>(Sql["EndingInstalls"], new { Before = before })).Select(r => (r.EnterpriseId, r.TeamId))];

    /// <summary>
    /// The install, to be renewed by nobody else for <paramref name="lease"/>; null: its token does not end before then, can't be renewed,
    /// or somebody else is at it.
    /// </summary>
    public async Task<SlackInstall?> TakeRenewal(Session db, (string Enterprise, string Team) place, Instant before, Duration lease) =>
        await db.Find<Row>(
            Sql["TakeRenewal"],
            new { place.Enterprise, place.Team, Before = before, Lease = (long)lease.TotalMilliseconds }) is { } row
            ? Opened(row)
            : null;

    /// <summary>The new pair of tokens, unless the app was added again meanwhile.</summary>
    public Task SaveRenewed(Session db, SlackInstall renewed) => db.Execute(Sql["SaveRenewed"], new
    {
        renewed.Enterprise,
        renewed.Team,
        renewed.InstalledAt,
        Token = Sealed(renewed),
        RefreshToken = SealedRefresh(renewed),
        renewed.ExpiresAt,
    });

    public Task RefuseRenewal(Session db, SlackInstall install, string code) =>
        db.Execute(Sql["RefuseRenewal"], new { install.Enterprise, install.Team, install.InstalledAt, Code = code });

    /// <summary>The workspace belongs to an organisation that has the app as a whole.</summary>
    public Task Place(Session db, string team, string enterprise) =>
        db.Execute(Sql["SaveWorkspace"], new { Team = team, Enterprise = enterprise });

    /// <summary>
    /// In which workspace of the organisation this user was met first: their id is the same in all of them. Null: never yet.
    /// </summary>
    public Task<string?> FindTenant(Session db, string enterprise, string user) =>
        db.Find<string>(Sql["FindTenant"], new { Enterprise = enterprise, User = user });

    /// <summary>A new install replaces the one before; the team's accounts can be written to again.</summary>
    public async Task Save(Session db, SlackInstall install, Instant now)
    {
        await db.Execute(Sql["SaveInstall"], new
        {
            install.Enterprise,
            install.Team,
            install.BotUser,
            install.Scopes,
            Token = Sealed(install),
            RefreshToken = SealedRefresh(install),
            install.ExpiresAt,
            Now = now,
        });
        await people.Revive(db, install.Team);
    }

    /// <summary>
    /// The app is gone from a workspace, or from the organisation that it was installed in as a whole. What was installed after
    /// <paramref name="at"/> stays: the news is about the install before it.
    /// </summary>
    public async Task Remove(Session db, string team, string enterprise, string code, Instant at)
    {
        await db.Execute(Sql["RemoveInstalls"], new { Team = team, Enterprise = enterprise, At = at });
        string[] teams = enterprise.Length == 0
            ? [team]
            : [team, enterprise, .. await db.Query<string>(Sql["WorkspacesOf"], new { Enterprise = enterprise })];
        foreach (var gone in teams.Distinct())
        {
            if ((await db.Query<Row>(Sql["FindInstalls"], new { Team = gone, Enterprise = enterprise })).Count > 0)
                continue;
            await people.Revoke(db, gone, code);
            await links.Distrust(db, gone);
        }
    }

    /// <summary>Under the newest key of the ring; an install that was replaced meanwhile is sealed by it already.</summary>
    public async Task<int> Reseal(Session db)
    {
        var rows = await db.Query<Row>(Sql["AllInstalls"]);
        foreach (var row in rows)
        {
            var place = SecretBox.SlackToken(row.EnterpriseId, row.TeamId);
            var token = box.Seal(box.Open(row.Token, place), place);
            var refresh = SecretBox.SlackRefreshToken(row.EnterpriseId, row.TeamId);
            var refreshToken = row.RefreshToken is null ? null : box.Seal(box.Open(row.RefreshToken, refresh), refresh);
            await db.Execute(
                Sql["ResealToken"],
                new { row.EnterpriseId, row.TeamId, Token = token, RefreshToken = refreshToken, Before = row.Token });
        }
        return rows.Count;
    }

    private SlackInstall Opened(Row row) => new(
        row.EnterpriseId,
        row.TeamId,
        row.BotUserId,
        row.Scopes,
        Encoding.UTF8.GetString(box.Open(row.Token, SecretBox.SlackToken(row.EnterpriseId, row.TeamId))))
    {
        RefreshToken = row.RefreshToken is null
            ? null
            : Encoding.UTF8.GetString(box.Open(row.RefreshToken, SecretBox.SlackRefreshToken(row.EnterpriseId, row.TeamId))),
        ExpiresAt = row.ExpiresAt,
        RenewalCode = row.RenewalCode,
        InstalledAt = row.InstalledAt,
    };

    private byte[] Sealed(SlackInstall install) =>
        box.Seal(Encoding.UTF8.GetBytes(install.Token), SecretBox.SlackToken(install.Enterprise, install.Team));

    private byte[]? SealedRefresh(SlackInstall install) => install.RefreshToken is null
        ? null
        : box.Seal(Encoding.UTF8.GetBytes(install.RefreshToken), SecretBox.SlackRefreshToken(install.Enterprise, install.Team));

    private sealed record StateRow
    {
        public string StartedBy { get; init; } = "";
        public string? LinkHash { get; init; }
    }

    private sealed record Row
    {
        public string EnterpriseId { get; init; } = "";
        public string TeamId { get; init; } = "";
        public string BotUserId { get; init; } = "";
        public string Scopes { get; init; } = "";
        public byte[] Token { get; init; } = [];
        public byte[]? RefreshToken { get; init; }
        public Instant? ExpiresAt { get; init; }
        public string? RenewalCode { get; init; }
        public Instant InstalledAt { get; init; }
    }
}
