using System.Security.Cryptography;
using ChatOps.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Benchmarks.Stage;

/// <summary>
/// Slack's Web API, Teams' connector and its login on loopback: everything is answered well, within the limits that are given, and nothing
/// is kept.
/// </summary>
internal sealed class Vendors : IAsyncDisposable
{
    public const string AppId = "6f1d4f3a-8a1b-4c0e-9d2f-0a1b2c3d4e5f";

    /// <summary>The issuer of what Teams sends.</summary>
    public const string BotService = "https://api.botframework.com";

    /// <summary>The issuer of what another application of the tenant sends.</summary>
    public const string Entra = $"https://sts.windows.net/{Seeding.Tenant}/";

    private static readonly string Slack =
        $$"""{"ok":true,"team_id":"{{Seeding.Team}}","user_id":"U0BOT","bot_id":"B0BOT","channel":"D0BENCHMARK","ts":"1700000000.000100","message_ts":"1700000000.000100"}""";

    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);

    private readonly VendorLimits? _limits;

    private Vendors(WebApplication app, VendorLimits? limits) => (_app, _limits) = (app, limits);

    public string Url { get; private set; } = "";

    public string ServiceUrl => $"{Url}/emea/";

    /// <summary>What connects the host to this stand-in.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--Slack:SigningSecret", SlackShares.SigningSecret, "--Slack:BotToken", "xoxb-benchmark", "--Slack:ApiUrl", $"{Url}/slack/",
        "--Teams:AppId", AppId, "--Teams:TenantId", Seeding.Tenant, "--Teams:AppPassword", "benchmark", "--Teams:LoginUrl", Url,
        "--Teams:OpenIdMetadata", $"{Url}/openid", "--Teams:TrustedServiceHosts:0", Url,
    ];

    /// <summary>What connects a Teams peer to this stand-in: whose tokens it takes, and where it gets its own.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["PEER_LOGIN"] = Url,
        ["PEER_APP"] = AppId,
        ["PEER_TENANT"] = Seeding.Tenant,
        ["IDENTITY_ENDPOINT"] = $"{Url}/identity",
        ["IDENTITY_HEADER"] = "benchmark",
    };

    public static Task<Vendors> Start(Ct ct) => Start(null, ct);

    public static async Task<Vendors> Start(VendorLimits? limits, Ct ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var vendors = new Vendors(app, limits);
        app.Run(vendors.Serve);
        await app.StartAsync(ct);
        vendors.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return vendors;
    }

    /// <summary>A bearer token as the Bot Service makes it.</summary>
    public string Token(string issuer) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = AppId,
        Expires = SystemClock.Instance.GetCurrentInstant().ToDateTimeUtc().AddHours(1),
        Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl, ["jti"] = Guid.NewGuid().ToString() },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "benchmark" }, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private async Task Serve(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var limited = _limits is null ? null : await _limits.Answer(context, context.RequestAborted);
        await context.Response.WriteAsync(limited ?? Answer(context.Request.Path.Value));
    }

    private string Answer(string? path) => path switch
    {
        "/openid" => $$"""{"issuer":"{{BotService}}","jwks_uri":"{{Url}}/keys","id_token_signing_alg_values_supported":["RS256"]}""",
        not null when path.EndsWith("/keys", StringComparison.Ordinal) => Keys(),
        "/identity" =>
            $$"""{"token_type":"Bearer","expires_on":"{{SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() + 3600}}","access_token":"{{Token(Entra)}}"}""",
        not null when path.EndsWith("/token", StringComparison.Ordinal) =>
            """{"token_type":"Bearer","expires_in":3599,"access_token":"benchmark"}""",
        not null when path.StartsWith("/slack/", StringComparison.Ordinal) => Slack,
        _ => """{"id":"1700000000000"}""",
    };

    private string Keys()
    {
        var key = _rsa.ExportParameters(false);
        return $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"benchmark","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}","endorsements":["msteams"]}]}""";
    }
}
