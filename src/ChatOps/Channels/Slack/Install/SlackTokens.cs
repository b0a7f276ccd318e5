using System.Collections.Concurrent;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Channels.Slack.Install;

/// <summary>
/// The bot token by workspace: the one from the settings for its own workspace, else that of the install. Remembered, and forgotten when
/// Slack refuses it.
/// </summary>
internal sealed class SlackTokens(
    SlackSettings settings, SlackHome home, SlackApi api, SlackInstallStore installs, SlackRenewal renewal, Db db, IClock clock)
{
    /// <summary>Real time: Slack waits three seconds for an answer to its event.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>So long before its end a token is not used any more where a new one can be had: a call takes some time.</summary>
    private static readonly Duration Margin = Duration.FromMinutes(5);

    /// <summary>Real time: how often, and how many times, to look for what somebody else renews.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private const int MostLooks = 12;

    private readonly ConcurrentDictionary<string, SlackBot> _bots = new();
    private readonly ConcurrentDictionary<string, string> _workspaces = new();

    /// <summary>
    /// The account's tenant for whatever comes from there: the first of its workspaces that has the app; where an organisation has it as a
    /// whole, the workspace in which the person was met first. Null: nobody there has the app.
    /// </summary>
    public async ValueTask<string?> Place(SlackOrigin origin, Ct ct)
    {
        foreach (var team in origin.Teams)
        {
            if (await home.IsTeam(team, ct))
                return team;
            if (_bots.TryGetValue(team, out var known) ? known.Organisation is null : await Installed(team, origin.Enterprise, ct) is
                { Organisation: null })
                return team;
        }

        return await OrganisationOf(origin, ct) is { } organisation ? await Place(origin, organisation, ct) : null;
    }

    private async ValueTask<string?> OrganisationOf(SlackOrigin origin, Ct ct)
    {
        if (origin.Enterprise is { } enterprise && await home.Organisation(ct) == enterprise)
            return enterprise;
        foreach (var team in origin.Teams.Append(origin.Enterprise).OfType<string>())
        {
            if (_bots.GetValueOrDefault(team)?.Organisation is { } known)
                return known;
            if (await Installed(team, origin.Enterprise, ct) is { Organisation: { } organisation })
                return organisation;
        }

        return null;
    }

    private async ValueTask<string> Place(SlackOrigin origin, string organisation, Ct ct)
    {
        var tenant =
            (origin.User is { } user ? await db.Read(session => installs.FindTenant(session, organisation, user), ct) : null)
            ?? (origin.Teams is [var first, ..] ? first : organisation);
        foreach (var team in origin.Teams.Take(1).Append(tenant).Where(t => t != organisation))
        {
            if (_workspaces.GetValueOrDefault(team) == organisation)
                continue;
            await db.Write(session => installs.Place(session, team, organisation), ct);
            _workspaces[team] = organisation;
        }

        return tenant;
    }

    /// <summary>Null: the app is not installed there.</summary>
    public async ValueTask<string?> Find(string team, Ct ct)
    {
        if (_bots.TryGetValue(team, out var known) && !IsEnding(known.ExpiresAt))
            return known.Token;
        if (settings.ClientId is null || await home.Is(team, null, ct))
            return settings.BotToken;
        return (await Fresh(team, clock.GetCurrentInstant() + Margin, ct))?.Token ?? settings.BotToken;
    }

    /// <summary>As it is stored now, after it was renewed if it ends before then.</summary>
    private async ValueTask<SlackBot?> Fresh(string team, Instant endingBefore, Ct ct)
    {
        var before = await Read(team, null, ct);
        if (before is not { CanBeRenewed: true } || before.ExpiresAt > endingBefore)
            return before is null ? null : BotOf(before);
        await renewal.Renew(before, endingBefore, ct).WaitAsync(ct);
        var present = await Read(team, null, ct);
        for (var looks = 0; looks < MostLooks && present is { CanBeRenewed: true } && present.Token == before.Token; looks++)
        {
            await Task.Delay(Pause, ct);
            present = await Read(team, null, ct);
        }

        return present is null ? null : BotOf(present);
    }

    private bool IsEnding(Instant? expiresAt) => expiresAt <= clock.GetCurrentInstant() + Margin;

    /// <summary>True when this user is ourselves: what we write comes back as an event.</summary>
    public async ValueTask<bool> IsBot(string team, string user, Ct ct) =>
        _bots.TryGetValue(team, out var known)
            ? known.User == user
            : await home.BotUser(ct) == user || (await Installed(team, null, ct))?.User == user;

    /// <summary>Slack refused this token. True when there is another one by now: somebody installed the app again.</summary>
    public async Task<bool> IsReplaced(string team, string refused, Ct ct)
    {
        if (_bots.TryGetValue(team, out var known) && known.Token == refused)
            _bots.TryRemove(KeyValuePair.Create(team, known));
        if (await Find(team, ct) is not { } present)
            return false;
        if (present != refused)
            return true;
        // Our clocks need not agree: where Slack says that it has expired, it has. While it can be renewed at all, it is worth waiting for.
        return await Fresh(team, Instant.MaxValue, ct) is { } fresh && (fresh.Token != refused || fresh.CanBeRenewed);
    }

    /// <summary>
    /// The app is gone from there. Where only a token was revoked it may be another one than ours, as after a new install: Slack is asked,
    /// and believed where it doesn't answer.
    /// </summary>
    public async Task Drop(SlackHappening.Uninstalled gone, Ct ct)
    {
        if (gone.Code == SlackHappening.TokensRevoked && await StillGood(gone, ct))
            return;
        await Change(
            async session =>
            {
                await installs.Remove(session, gone.Team, gone.Enterprise, gone.Code, gone.At);
                return true;
            },
            ct);
    }

    private async Task<bool> StillGood(SlackHappening.Uninstalled gone, Ct ct)
    {
        var install = await db.Read(session => installs.Find(session, gone.Team, gone.Enterprise), ct);
        var token = install?.Token ?? (await home.Is(gone.Team, gone.Enterprise, ct) ? settings.BotToken : null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            // The settings' token is asked about also while it is not known whose it is.
            return token is not null && await api.AuthTest(token, limit.Token) is var tested
                && (install is not null || tested.TeamId == gone.Team);
        }
        catch (Exception e) when (e is SlackException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Runs work that changes where the app is installed.</summary>
    public async Task<T> Change<T>(Func<Session, Task<T>> work, Ct ct)
    {
        var done = await db.Write(work, ct);
        _bots.Clear();
        return done;
    }

    private async ValueTask<SlackBot?> Installed(string team, string? enterprise, Ct ct) =>
        await Read(team, enterprise, ct) is { } install ? BotOf(install) : null;

    private async ValueTask<SlackInstall?> Read(string team, string? enterprise, Ct ct)
    {
        if (settings.ClientId is null)
            return null;
        var install = await db.Read(session => installs.Find(session, team, enterprise), ct);
        if (install is null)
            _bots.TryRemove(team, out _);
        else
            _bots[team] = BotOf(install);
        return install;
    }

    private static SlackBot BotOf(SlackInstall install) =>
        new(install.Token, install.BotUser, install.ExpiresAt, install.Organisation, install.CanBeRenewed);

    private sealed record SlackBot(string Token, string User, Instant? ExpiresAt, string? Organisation, bool CanBeRenewed)
    {
        /// <summary>Never the token.</summary>
        public override string ToString() => User;
    }
}
