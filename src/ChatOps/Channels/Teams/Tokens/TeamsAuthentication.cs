using System.Security.Claims;
using ChatOps.Channels.Teams.Connector;
using ChatOps.Settings;
using ChatOps.Web;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Primitives;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// Whom the bot believes, for our endpoint and for the SDK alike: the Bot Service's own tokens and nothing else. Emulators, skills and
/// streaming connections are refused.
/// </summary>
/// <remarks>
/// Not the SDK's factory: its ways in demand https metadata, know emulators and skills but no tenants, and let anybody in where there is no
/// app id.
/// </remarks>
internal sealed partial class TeamsAuthentication(
    TeamsTokens tokens,
    TrustedHosts hosts,
    TeamsSettings settings,
    Connectors connectors,
    Refusals refusals,
    ILogger<TeamsAuthentication> log) : BotFrameworkAuthentication
{
    private static readonly ClaimsIdentity Nobody = new();

    /// <summary>The token itself, before a byte of the body is read as JSON.</summary>
    public ValueTask<(TeamsToken? Token, TokenFault Fault)> Validate(StringValues authorization, Ct ct) =>
        tokens.Validate(authorization, ct);

    /// <summary>Whether the token vouches for this activity, or null. Without a token: the local emulator, which was let in.</summary>
    public AuthenticateRequestResult? Believe(TeamsToken? token, Activity activity)
    {
        var fault = token is null ? TokenFit.CheckAnonymous(activity, settings, hosts) : TokenFit.Check(token, activity, settings, hosts);
        if (fault is TokenFault.None)
            return new AuthenticateRequestResult { Audience = settings.Scope, ClaimsIdentity = Nobody, ConnectorFactory = connectors };
        if (refusals.Counts("teams", $"{fault}") is var count and > 0)
            Log.TokensDoNotFit(log, fault, count);
        return null;
    }

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, Ct cancellationToken) =>
        (await Validate(authHeader, cancellationToken)).Token is { } token && Believe(token, activity) is { } believed
            ? believed
            : throw Refused();

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, Ct cancellationToken) => throw Refused();

    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, Ct cancellationToken) => throw Refused();

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectors;

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, Ct cancellationToken) =>
        NoUserTokens.Task;

    private static UnauthorizedAccessException Refused() => new();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: activities were refused: {Fault}, {Count} since this was last said")]
        public static partial void TokensDoNotFit(ILogger log, TokenFault fault, int count);
    }
}
