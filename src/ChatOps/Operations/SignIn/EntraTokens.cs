using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;

namespace ChatOps.Operations.SignIn;

/// <summary>
/// Tokens of the sign-in's authority: signed by a published key, by its issuer, for this registration alone, in their lifetime give or take five minutes, and
/// of the one tenant. Always by the real clock.
/// </summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference and claims-validation beside it</remarks>
internal sealed partial class EntraTokens(EntraSettings settings, Authority authority, ILogger<EntraTokens> log)
{
    /// <summary>The scope that the registration exposes for the tab.</summary>
    public const string TabScope = "access_as_user";

    private const int LongestToken = 16_384;

    /// <summary>Who may ask for the tab's token on a person's behalf: Teams on desktops and phones, and in a browser.</summary>
    /// <remarks>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad</remarks>
    private static readonly string[] TeamsClients = ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"];

    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>Signatures that a published key can check; never one that a client secret or nobody makes.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Who signed in, by the token that came with the code. Null: refused, and the reason is in the log.</summary>
    /// <param name="token">The id token; null when the authority sent none.</param>
    /// <param name="nonce">What was asked for with this sign-in.</param>
    /// <param name="ct">Ends the reading of the authority's keys.</param>
    public async Task<SignedIn?> OfIdToken(string? token, string? nonce, Ct ct)
    {
        if (await Validate(token, ct) is not { } jwt)
            return null;
        var fault = Fault(jwt) is var own and not EntraFault.None ? own : string.IsNullOrEmpty(nonce) || Text(jwt, "nonce") != nonce ? EntraFault.Nonce : EntraFault.None;
        return fault == EntraFault.None ? Describe(jwt) : Refused(fault);
    }

    /// <summary>Who calls, by a bearer token for this registration: a tool with the role, or a person through one. An id token is none.</summary>
    public async Task<SignedIn?> OfAccessToken(string? token, Ct ct)
    {
        if (await Validate(token, ct) is not { } jwt)
            return null;
        var fault = Fault(jwt) is var own and not EntraFault.None ? own : Text(jwt, "nonce") is not null ? EntraFault.NotAnAccessToken : EntraFault.None;
        return fault == EntraFault.None ? Describe(jwt) : Refused(fault);
    }

    /// <summary>Who looks at the tab, by the token that Teams gave it: of the second version, for our scope, asked for by Teams itself, of a person of the tenant.</summary>
    /// <remarks>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview</remarks>
    public async Task<SignedIn?> OfTabToken(string? token, Ct ct)
    {
        if (await Validate(token, ct) is not { } jwt)
            return null;
        var fault = Fault(jwt) is var own and not EntraFault.None ? own : TabFault(jwt);
        return fault == EntraFault.None ? Describe(jwt) : Refused(fault);
    }

    private EntraFault TabFault(JsonWebToken jwt) =>
        Text(jwt, "nonce") is not null ? EntraFault.NotAnAccessToken
        : Text(jwt, "ver") != "2.0" ? EntraFault.Version
        : settings.TenantId is null ? EntraFault.Tenant
        : Text(jwt, "oid") is not { Length: > 0 } ? EntraFault.Subject
        : Text(jwt, "scp")?.Split(' ').Contains(TabScope) is not true ? EntraFault.Scope
        : !TeamsClients.Contains(Text(jwt, "azp"), StringComparer.OrdinalIgnoreCase) ? EntraFault.Client
        : EntraFault.None;

    private async Task<JsonWebToken?> Validate(string? token, Ct ct)
    {
        if (token is not { Length: > 0 and < LongestToken } || !Handler.CanReadToken(token))
        {
            Refused(EntraFault.NotAToken);
            return null;
        }

        var known = await authority.Current(ct);
        var result = await Handler.ValidateTokenAsync(token, Expected(known));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await Handler.ValidateTokenAsync(token, Expected(await authority.Renewed(known, ct)));
        if (result.IsValid)
            return (JsonWebToken)result.SecurityToken;
        Refused(FaultOf(result.Exception));
        return null;
    }

    private TokenValidationParameters Expected(OpenIdConnectConfiguration known)
    {
        var expected = new TokenValidationParameters
        {
            // Entra's common document carries a place for the tenant.
            ValidIssuer = known.Issuer?.Replace("{tenantid}", settings.TenantId, StringComparison.OrdinalIgnoreCase),
            ValidAudience = settings.ClientId,
            IssuerSigningKeys = known.SigningKeys,
            ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(known),
            ValidAlgorithms = Algorithms,
            ClockSkew = TimeSpan.FromMinutes(5),
        };
        // Entra says of some keys whose tokens they may sign.
        expected.EnableAadSigningKeyIssuerValidation();
        return expected;
    }

    private EntraFault Fault(JsonWebToken jwt)
    {
        if (jwt.Audiences.Count() != 1)
            return EntraFault.Audience;
        if (settings.TenantId is { } tenant && !tenant.Equals(Text(jwt, "tid"), StringComparison.OrdinalIgnoreCase))
            return EntraFault.Tenant;
        // Other authorities than Entra write no version; a first version's claims mean something else.
        if (Text(jwt, "ver") is var version && version != "2.0" && (version is not null || settings.Authority is null))
            return EntraFault.Version;
        return (Text(jwt, "oid") ?? Text(jwt, "sub")) is { Length: > 0 } ? EntraFault.None : EntraFault.Subject;
    }

    private SignedIn Describe(JsonWebToken jwt)
    {
        string[] ours = [Roles.Hr, Roles.Moderator];
        var roles = ours.Intersect(jwt.Claims.Where(c => c.Type == settings.RoleClaim).Select(c => c.Value)).ToList();
        var isBoth = roles.Count == ours.Length && !settings.AllowBothRoles;
        var key = Text(jwt, "oid") is { } oid && Text(jwt, "tid") is { } tid ? $"entra:{tid}:{oid}" : $"oidc:{Text(jwt, "sub")}";
        return new SignedIn(key, Text(jwt, "name") ?? Text(jwt, "preferred_username") ?? "", isBoth ? [] : roles)
        {
            HoldsBothWrongly = isBoth,
            VerifiedEmail = Text(jwt, "tid") is null && jwt.TryGetPayloadValue<bool>("email_verified", out var isVerified) && isVerified ? Text(jwt, "email")?.ToLowerInvariant() : null,
        };
    }

    private SignedIn? Refused(EntraFault fault)
    {
        Log.TokenWasRefused(log, fault);
        return null;
    }

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<string>(claim, out var text) ? text : null;

    private static EntraFault FaultOf(Exception? exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => EntraFault.Issuer,
        SecurityTokenInvalidAudienceException => EntraFault.Audience,
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => EntraFault.Lifetime,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidSigningKeyException => EntraFault.Signature,
        _ => EntraFault.NotAToken,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in token was refused: {Fault}")]
        public static partial void TokenWasRefused(ILogger log, EntraFault fault);
    }
}

/// <summary>Why a token was refused. Never told to the one who sent it.</summary>
internal enum EntraFault
{
    None,
    NotAToken,
    Signature,
    Issuer,
    Audience,
    Lifetime,
    Nonce,
    Tenant,
    Version,
    Subject,
    NotAnAccessToken,
    Scope,
    Client,
}
