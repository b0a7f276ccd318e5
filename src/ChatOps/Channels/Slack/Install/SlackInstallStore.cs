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
        return row is null
            ? null
            : new SlackInstall(
                row.EnterpriseId,
                row.TeamId,
                row.BotUserId,
                row.Scopes,
                Encoding.UTF8.GetString(box.Open(row.Token, SecretBox.SlackToken(row.EnterpriseId, row.TeamId))));
    }

    /// <summary>A new install replaces the one before; the team's accounts can be written to again.</summary>
    public async Task Save(Session db, SlackInstall install, Instant now)
    {
        await db.Execute(Sql["SaveInstall"], new
        {
            install.Enterprise,
            install.Team,
            install.BotUser,
            install.Scopes,
            Token = box.Seal(Encoding.UTF8.GetBytes(install.Token), SecretBox.SlackToken(install.Enterprise, install.Team)),
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
        if ((await db.Query<Row>(Sql["FindInstalls"], new { Team = team, Enterprise = enterprise })).Count == 0)
        {
            await people.Revoke(db, team, code);
            await links.Distrust(db, team);
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
            await db.Execute(Sql["ResealToken"], new { row.EnterpriseId, row.TeamId, Token = token, Before = row.Token });
        }
        return rows.Count;
    }

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
    }
}
