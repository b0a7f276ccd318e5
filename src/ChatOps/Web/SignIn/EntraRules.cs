using System.Text.Json;
using ChatOps.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;

namespace ChatOps.Web.SignIn;

/// <summary>
/// Whose tokens count: signed by a published key of the sign-in's authority, by its issuer, for this registration, in their lifetime give
/// or take five minutes, and of the one tenant. Always by the real clock.
/// </summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference and claims-validation beside it</remarks>
internal sealed class EntraRules(EntraSettings settings)
{
    /// <summary>The scope that the registration exposes for the tab.</summary>
    public const string TabScope = "access_as_user";

    private const int LongestToken = 16_384;

    /// <summary>Who may ask for the tab's token on a person's behalf: Teams on desktops and phones, and in a browser.</summary>
    /// <remarks>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad</remarks>
    private static readonly string[] TeamsClients = ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"];

    /// <summary>Signatures that a published key can check; never one that a client secret or nobody makes.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Reads tokens with their claims as they are named in them.</summary>
    public static JsonWebTokenHandler Handler => new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>What the library has to look at. Issuer and keys are the authority's.</summary>
    public TokenValidationParameters Expected()
    {
        var expected = new TokenValidationParameters
        {
            ValidAudience = settings.ClientId,
            ValidAlgorithms = Algorithms,
            ClockSkew = TimeSpan.FromMinutes(5),
            IssuerValidatorUsingConfiguration = (issuer, _, _, known) =>
                IsIssuer(issuer, known) ? issuer : throw new SecurityTokenInvalidIssuerException(),
        };
        // Entra says of some keys whose tokens they may sign.
        expected.EnableAadSigningKeyIssuerValidation();
        return expected;
    }

    /// <summary>Who signed in, by the token that came with the code.</summary>
    public TokenVerdict OfIdToken(JsonWebToken jwt) =>
        Fault(jwt) is var fault and not EntraFault.None ? new TokenVerdict(fault) : Describe(jwt);

    /// <summary>
    /// Who calls, by a bearer token for this registration: a tool with the role, or a person through one. An id token is none.
    /// </summary>
    public TokenVerdict OfAccessToken(JsonWebToken jwt) =>
        Fault(jwt) is var fault and not EntraFault.None ? new TokenVerdict(fault)
        : Text(jwt, "nonce") is not null ? new TokenVerdict(EntraFault.NotAnAccessToken)
        : Describe(jwt);

    /// <summary>
    /// Who looks at the tab, by the token that Teams gave it: of the second version, for our scope, asked for by Teams itself, of a person
    /// of the tenant.
    /// </summary>
    /// <remarks>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview</remarks>
    public TokenVerdict OfTabToken(JsonWebToken jwt)
    {
        var verdict = OfAccessToken(jwt);
        return verdict.Somebody is not null && TabFault(jwt) is var fault and not EntraFault.None ? new TokenVerdict(fault) : verdict;
    }

    /// <summary>What the library's refusal means.</summary>
    public static EntraFault FaultOf(Exception? exception) =>
        exception switch
        {
            SecurityTokenInvalidIssuerException => EntraFault.Issuer,
            SecurityTokenInvalidAudienceException => EntraFault.Audience,
            SecurityTokenExpiredException
            or SecurityTokenNotYetValidException
            or SecurityTokenNoExpirationException
            or SecurityTokenInvalidLifetimeException => EntraFault.Lifetime,
            SecurityTokenInvalidSignatureException or SecurityTokenInvalidSigningKeyException => EntraFault.Signature,
            OpenIdConnectProtocolInvalidNonceException => EntraFault.Nonce,
            _ => EntraFault.NotAToken,
        };

    /// <summary>Entra's common document carries a place for the tenant.</summary>
    private bool IsIssuer(string issuer, BaseConfiguration known) =>
        issuer.Length > 0 && issuer == known.Issuer?.Replace("{tenantid}", settings.TenantId, StringComparison.OrdinalIgnoreCase);

    private EntraFault Fault(JsonWebToken jwt)
    {
        // Of what comes with the code ASP.NET asks no signature, because it was fetched; we do.
        if (!Algorithms.Contains(jwt.Alg, StringComparer.Ordinal))
            return EntraFault.Signature;
        // A token that others take, too, is ours only when it was made for us.
        if (jwt.Audiences.Count() != 1 && Text(jwt, "azp") != settings.ClientId)
            return EntraFault.Audience;
        if (settings.TenantId is { } tenant && !tenant.Equals(Text(jwt, "tid"), StringComparison.OrdinalIgnoreCase))
            return EntraFault.Tenant;
        // Other authorities than Entra write no version; a first version's claims mean something else.
        if (Text(jwt, "ver") is var version && version != "2.0" && (version is not null || settings.Authority is null))
            return EntraFault.Version;
        return (Text(jwt, "oid") ?? Text(jwt, "sub")) is { Length: > 0 } ? EntraFault.None : EntraFault.Subject;
    }

    private EntraFault TabFault(JsonWebToken jwt) =>
        Text(jwt, "ver") != "2.0" ? EntraFault.Version
        : settings.TenantId is null ? EntraFault.Tenant
        : Text(jwt, "oid") is not { Length: > 0 } ? EntraFault.Subject
        : Text(jwt, "scp")?.Split(' ').Contains(TabScope) is not true ? EntraFault.Scope
        : !TeamsClients.Contains(Text(jwt, "azp"), StringComparer.OrdinalIgnoreCase) ? EntraFault.Client
        : EntraFault.None;

    private TokenVerdict Describe(JsonWebToken jwt)
    {
        string[] ours = [Roles.Hr, Roles.Moderator];
        var roles = ours.Intersect(Held(jwt), StringComparer.Ordinal).ToList();
        var isBoth = roles.Count == ours.Length && !settings.AllowBothRoles;
        var key = Text(jwt, "oid") is { } oid && Text(jwt, "tid") is { } tid ? $"entra:{tid}:{oid}" : $"oidc:{Text(jwt, "sub")}";
        return new TokenVerdict(
            EntraFault.None,
            new SignedIn(key, Text(jwt, "name") ?? Text(jwt, "preferred_username") ?? "", isBoth ? [] : roles)
            {
                HoldsBothWrongly = isBoth,
                VerifiedEmail =
                    Text(jwt, "tid") is null && jwt.TryGetPayloadValue<bool>("email_verified", out var isVerified) && isVerified
                        ? Text(jwt, "email")?.ToLowerInvariant()
                        : null,
            });
    }

    private IReadOnlyList<string> Held(JsonWebToken jwt)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload));
        return RoleClaim.Read(payload.RootElement, settings.RoleClaim);
    }

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<string>(claim, out var text) ? text : null;
}

/// <summary>What our rules say of a token that the library took.</summary>
/// <param name="Fault">Why it is refused.</param>
/// <param name="Somebody">Whose it is; null when it is refused.</param>
internal sealed record TokenVerdict(EntraFault Fault, SignedIn? Somebody = null);

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
