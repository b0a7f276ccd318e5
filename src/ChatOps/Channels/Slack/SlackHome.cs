using ChatOps.Channels.Slack.Api;
using ChatOps.Settings;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Which workspace <c>Slack:BotToken</c> belongs to, asked once. Until Slack has said so every workspace passes: what carries our app's
/// signature then comes from there, and nobody has to wait for Slack to be up.
/// </summary>
internal sealed class SlackHome(SlackApi api, SlackSettings settings, TimeProvider time)
{
    /// <summary>How long a delivery waits for the first answer, in real time: its trigger lives 3 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task<SlackAuthTested?> _asking = Task.FromResult<SlackAuthTested?>(null);
    private long? _askedAt;
    private volatile SlackAuthTested? _known;

    /// <summary>The workspace itself, not only its organisation.</summary>
    public async ValueTask<bool> IsTeam(string team, Ct ct) =>
        settings.BotToken is { } token && (await Ask(token, ct) is not { } home || home.TeamId == team);

    /// <summary>The organisation of that workspace, or whose the token is as a whole; null: none, or Slack has not said.</summary>
    public async ValueTask<string?> Organisation(Ct ct) =>
        settings.BotToken is { } token && (await Ask(token, ct))?.EnterpriseId is { Length: > 0 } organisation ? organisation : null;

    /// <summary>False when there is no such token, or when it is known to belong elsewhere.</summary>
    public async ValueTask<bool> Is(string team, string? enterprise, Ct ct)
    {
        if (settings.BotToken is not { } token)
            return false;
        return await Ask(token, ct) is not { } home
            || home.TeamId == team
            || (home.EnterpriseId is { Length: > 0 } whole && whole == enterprise);
    }

    /// <summary>Who we are there; null without a token, or while Slack has not said.</summary>
    public async ValueTask<string?> BotUser(Ct ct) => settings.BotToken is { } token ? (await Ask(token, ct))?.UserId : null;

    /// <summary>Its id; null without a token, or while Slack does not say. For who has time: one call is waited for to its end.</summary>
    public async ValueTask<string?> Team(Ct ct) =>
        settings.BotToken is { } token ? (_known ?? await Asking(token).WaitAsync(ct))?.TeamId : null;

    private async ValueTask<SlackAuthTested?> Ask(string token, Ct ct)
    {
        if (_known is { } known)
            return known;
        try
        {
            return await Asking(token).WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private Task<SlackAuthTested?> Asking(string token)
    {
        lock (_lock)
        {
            if (_known is null && _asking.IsCompleted && (_askedAt is not { } before || time.GetElapsedTime(before) > Pause))
            {
                _askedAt = time.GetTimestamp();
                _asking = AskOnce(token);
            }
            return _asking;
        }
    }

    private async Task<SlackAuthTested?> AskOnce(string token)
    {
        try
        {
            return _known = await api.AuthTest(token, Ct.None) is { TeamId.Length: > 0 } home ? home : null;
        }
        catch (SlackException)
        {
            return null;
        }
    }
}
