using System.Collections.Concurrent;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Channels.Slack.Install;

/// <summary>
/// The bot token by workspace: the one from the settings for its own workspace, else that of the install. Remembered, and forgotten when
/// Slack refuses it.
/// </summary>
internal sealed class SlackTokens(SlackSettings settings, SlackHome home, SlackInstallStore installs, Db db)
{
    private readonly ConcurrentDictionary<string, SlackBot> _bots = new();

    /// <summary>True when the app is installed in this workspace, or in the organisation that it belongs to.</summary>
    public async ValueTask<bool> Knows(string team, string? enterprise, Ct ct) =>
        _bots.ContainsKey(team) || await home.Is(team, enterprise, ct) || await Installed(team, enterprise, ct) is not null;

    /// <summary>Null: the app is not installed there.</summary>
    public async ValueTask<string?> Find(string team, Ct ct)
    {
        if (_bots.TryGetValue(team, out var known))
            return known.Token;
        if (settings.ClientId is null || await home.Is(team, null, ct))
            return settings.BotToken;
        return (await Installed(team, null, ct))?.Token ?? settings.BotToken;
    }

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
        return await Find(team, ct) is { } present && present != refused;
    }

    public Task Drop(SlackHappening.Uninstalled gone, Ct ct) => Change(
        async session =>
        {
            await installs.Remove(session, gone.Team, gone.Enterprise, gone.Code, gone.At);
            return true;
        },
        ct);

    /// <summary>Runs work that changes where the app is installed.</summary>
    public async Task<T> Change<T>(Func<Session, Task<T>> work, Ct ct)
    {
        var done = await db.Write(work, ct);
        _bots.Clear();
        return done;
    }

    private async ValueTask<SlackBot?> Installed(string team, string? enterprise, Ct ct)
    {
        if (settings.ClientId is null)
            return null;
        var install = await db.Read(session => installs.Find(session, team, enterprise), ct);
        return install is null ? null : _bots[team] = new SlackBot(install.Token, install.BotUser);
    }

    private sealed record SlackBot(string Token, string User)
    {
        /// <summary>Never the token.</summary>
        public override string ToString() => User;
    }
}
