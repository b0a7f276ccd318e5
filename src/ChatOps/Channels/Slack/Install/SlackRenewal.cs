using System.Collections.Concurrent;
using ChatOps.Channels.Slack.Api;
using ChatOps.Clock;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using ChatOps.Storage.Outages;

namespace ChatOps.Channels.Slack.Install;

/// <summary>
/// Renews tokens that expire, two hours before they do, for all instances once. A refresh token is good once: the new pair is stored before
/// anybody uses it. Where that was interrupted the old one is tried again, and the token is good as long as it would have been; only when
/// Slack takes neither has the app to be added again.
/// </summary>
/// <remarks>https://docs.slack.dev/authentication/using-token-rotation</remarks>
internal sealed partial class SlackRenewal(
    SlackApi api, SlackInstallStore installs, SlackSettings settings, Db db, Guard guard, IClock clock, ILogger<SlackRenewal> log) : ITick
{
    public static readonly Duration Early = Duration.FromHours(2);

    /// <summary>Longer than one call takes, and how long to wait after one that failed. By the database's clock.</summary>
    private static readonly Duration Lease = Duration.FromSeconds(30);

    private static readonly string[] Refusals = ["invalid_refresh_token", "invalid_grant", "token_revoked", "account_inactive"];

    private readonly ConcurrentDictionary<(string Enterprise, string Team), SlackInstall> _unsaved = new();

    public async Task Tick(Instant now, Ct ct)
    {
        foreach (var renewed in _unsaved.Values)
            await Save(renewed);
        if (settings.ClientId is null)
            return;
        var ending = await db.Read(session => installs.Ending(session, now + Early), ct);
        if (ending.Count == 0)
            return;
        var look = await guard.Begin(nameof(SlackRenewal), now, ct);
        foreach (var place in ending)
            await look.Run(FaultKind.SlackToken, new Item($"{place.Enterprise}/{place.Team}"), () => Renew(place, now + Early, ct));
    }

    /// <summary>
    /// Renews the token if it ends before then and nobody else is at it. Once it is asked for, its answer is waited for whoever goes.
    /// </summary>
    public Task Renew(SlackInstall ending, Instant before, Ct ct) => Renew((ending.Enterprise, ending.Team), before, ct);

    private async Task Renew((string Enterprise, string Team) ending, Instant before, Ct ct)
    {
        if (settings is not { ClientId: { } clientId, ClientSecret: { } clientSecret })
            return;
        if (await db.Write(session => installs.TakeRenewal(session, ending, before, Lease), ct) is { RefreshToken: { } good } install)
            await RenewTaken(install, clientId, clientSecret, good);
    }

    private async Task RenewTaken(SlackInstall install, string clientId, string clientSecret, string refreshToken)
    {
        var now = clock.GetCurrentInstant();
        try
        {
            var answer = await api.Access(
                clientId, clientSecret, [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], Ct.None);
            if (answer is not { AccessToken: { Length: > 0 } token })
            {
                Log.TokenIsNotRenewed(log, "unreadable_answer");
                return;
            }

            await Save(install.With(token, answer, now));
        }
        catch (SlackException e) when (Refusals.Contains(e.Code))
        {
            await db.Write(session => installs.RefuseRenewal(session, install, e.Code), Ct.None);
            Log.AppHasToBeAddedAgain(log, e.Code);
        }
        catch (SlackException e)
        {
            Log.TokenIsNotRenewed(log, e.Code);
        }
    }

    /// <summary>What Slack gave for a refresh token that is spent must not be lost because the database is away.</summary>
    private async Task Save(SlackInstall renewed)
    {
        var key = (renewed.Enterprise, renewed.Team);
        _unsaved[key] = renewed;
        try
        {
            await db.Write(session => installs.SaveRenewed(session, renewed), Ct.None);
            _unsaved.TryRemove(key, out _);
            Log.TokenIsRenewed(log);
        }
        catch (DatabaseAway)
        {
            Log.TokenIsNotRenewed(log, "database_away");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A workspace's token was renewed")]
        public static partial void TokenIsRenewed(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A workspace's token was not renewed and will be tried again: {Code}")]
        public static partial void TokenIsNotRenewed(ILogger logger, string code);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Slack renews a workspace's token no more: {Code}. Doctor names the workspace; the app has to be added again there")]
        public static partial void AppHasToBeAddedAgain(ILogger logger, string code);
    }
}
