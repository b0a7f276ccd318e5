using ChatOps.Settings;
using ChatOps.Web;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// The bearer token of an incoming request: signed by a published key with RS256, RS384 or RS512, issued by the Bot Service for this bot
/// alone, in its lifetime give or take five minutes, and naming a service URL. Always by the real clock.
/// </summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication</remarks>
internal sealed partial class TeamsTokens(
    TeamsSettings settings, PublishedKeys keys, KnownTokens known, Refusals refusals, ILogger<TeamsTokens> log)
{
    private const int LongestToken = 16_384;
    private static readonly JsonWebTokenHandler Handler = new();
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];

    /// <summary>Without a token: refused, and the reason is in the log.</summary>
    public async ValueTask<(TeamsToken? Token, TokenFault Fault)> Validate(StringValues authorization, Ct ct)
    {
        if (settings.AppId is not { Length: > 0 })
            return Refused(TokenFault.NotConfigured);
        if (Bearer(authorization) is not { } token)
            return Refused(TokenFault.NoBearer);
        if (known.Knows(token, out var digest, out var passed))
            return (passed, TokenFault.None);
        if (Parse(token) is not { } jwt)
            return Refused(TokenFault.NotAToken);

        if (await keys.Current(ct) is not { } published)
            return Refused(TokenFault.NoKeys);
        var key = Find(published, jwt.Kid) ?? Find(await keys.Renewed(published, ct), jwt.Kid);
        if (key is null)
            return Refused(TokenFault.UnknownKey);
        if (await FaultOf(jwt, key) is var fault and not TokenFault.None)
            return Refused(fault);
        if (!jwt.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || string.IsNullOrEmpty(serviceUrl))
            return Refused(TokenFault.NoServiceUrl);

        var good = new TeamsToken(
            serviceUrl, PublishedKeys.EndorsementsOf(key), Instant.FromDateTimeUtc(DateTime.SpecifyKind(jwt.ValidTo, DateTimeKind.Utc)));
        known.Remember(digest, good);
        return (good, TokenFault.None);
    }

    private static JsonWebKey? Find(JsonWebKeySet published, string? kid) =>
        string.IsNullOrEmpty(kid)
            ? null
            : published.Keys.LastOrDefault(k =>
                k is { Kty: JsonWebAlgorithmsKeyTypes.RSA } && k.Kid == kid && k.Use is null or "" or JsonWebKeyUseNames.Sig);

    private static string? Bearer(StringValues authorization) =>
        authorization is [{ Length: < LongestToken } header] && header.Split(' ') is [var scheme, { Length: > 0 } token]
        && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? token : null;

    private static JsonWebToken? Parse(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private async ValueTask<TokenFault> FaultOf(JsonWebToken jwt, JsonWebKey key)
    {
        if (!Algorithms.Contains(jwt.Alg))
            return TokenFault.Algorithm;
        if (jwt.Audiences.Count() != 1)
            return TokenFault.Audience;
        var result = await Handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.AppId,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        return result.IsValid
            ? TokenFault.None
            : result.Exception switch
            {
                SecurityTokenInvalidIssuerException => TokenFault.Issuer,
                SecurityTokenInvalidAudienceException => TokenFault.Audience,
                SecurityTokenExpiredException
                or SecurityTokenNotYetValidException
                or SecurityTokenNoExpirationException
                or SecurityTokenInvalidLifetimeException => TokenFault.Lifetime,
                SecurityTokenInvalidAlgorithmException => TokenFault.Algorithm,
                _ => TokenFault.Signature,
            };
    }

    private (TeamsToken? Token, TokenFault Fault) Refused(TokenFault fault)
    {
        if (refusals.Counts("teams", $"{fault}") is var count and > 0)
            Log.TokensWereRefused(log, fault, count);
        return (null, fault);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: tokens were refused: {Fault}, {Count} since this was last said")]
        public static partial void TokensWereRefused(ILogger log, TokenFault fault, int count);
    }
}
