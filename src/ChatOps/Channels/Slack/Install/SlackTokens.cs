using System.Collections.Concurrent;
using ChatOps.Storage;

namespace ChatOps.Channels.Slack;

/// <summary>The bot token by workspace: the one from the settings for its own workspace, else that of the install. Remembered, and forgotten when Slack refuses it.</summary>
internal sealed class SlackTokens(SlackSettings settings, SlackHome home, SlackInstallStore installs, Db db)
{
    private readonly ConcurrentDictionary<string, string> _tokens = new();

    /// <summary>True when the app is installed in this workspace, or in the organisation that it belongs to.</summary>
    public async ValueTask<bool> Knows(string team, string? enterprise, Ct ct) =>
        _tokens.ContainsKey(team) || await home.Is(team, enterprise, ct) || await Installed(team, enterprise, ct) is not null;

    /// <summary>Null: the app is not installed there.</summary>
    public async ValueTask<string?> Find(string team, Ct ct)
    {
        if (_tokens.TryGetValue(team, out var known))
            return known;
        if (settings.ClientId is null || await home.Is(team, null, ct))
            return settings.BotToken;
        return await Installed(team, null, ct) ?? settings.BotToken;
    }

    /// <summary>Slack refused this token. True when there is another one by now: somebody installed the app again.</summary>
    public async Task<bool> IsReplaced(string team, string refused, Ct ct)
    {
        _tokens.TryRemove(KeyValuePair.Create(team, refused));
        return await Find(team, ct) is { } present && present != refused;
    }

    public Task Keep(SlackInstall install, Instant now, Ct ct) => Change(session => installs.Save(session, install, now), ct);

    public Task Drop(SlackHappening.Uninstalled gone, Ct ct) =>
        Change(session => installs.Remove(session, gone.Team, gone.Enterprise, gone.Code, gone.At), ct);

    private async Task Change(Func<Session, Task> work, Ct ct)
    {
        await db.Write(work, ct);
        _tokens.Clear();
    }

    private async ValueTask<string?> Installed(string team, string? enterprise, Ct ct)
    {
        if (settings.ClientId is null)
            return null;
        var install = await db.Read(session => installs.Find(session, team, enterprise), ct);
        if (install is not null)
            _tokens[team] = install.Token;
        return install?.Token;
    }
}
