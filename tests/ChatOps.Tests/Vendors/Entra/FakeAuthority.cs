using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Vendors.Entra;

/// <summary>
/// An OpenID authority for the faults that a real one won't make: any claim, header or key of its tokens can be broken alone.
/// </summary>
internal sealed class FakeAuthority : IAsyncDisposable
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Client = "66666666-7777-8888-9999-000000000000";
    public const string Secret = "only-for-tests";

    /// <summary>
    /// Making a key costs more than all that a test does with it, so every authority of this run begins with the same one.
    /// </summary>
    private static readonly Lazy<RSA> First = new(() => RSA.Create(2048));

    private readonly WebApplication _host;
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    private FakeAuthority(WebApplication host) => _host = host;

    public RsaSecurityKey Key { get; set; } = new(First.Value) { KeyId = Guid.NewGuid().ToString("N") };

    /// <summary>What is published; usually the key that signs.</summary>
    public List<RsaSecurityKey> Published { get; } = [];

    /// <summary>Whose tokens the published keys may sign; null: it is not said.</summary>
    public string? KeysAreOf { get; set; }

    public List<string> Roles { get; } = [ChatOps.Web.SignIn.Roles.Hr];

    /// <summary>Changes the claims of the next tokens; a null value takes one away.</summary>
    public Action<Dictionary<string, object?>> Claims { get; set; } = _ => { };

    public Func<SecurityTokenDescriptor, string> Sign { get; set; } =
        descriptor => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);

    /// <summary>What the token endpoint was asked.</summary>
    public List<IFormCollection> Exchanges { get; } = [];

    /// <summary>As Entra's, it names the tenant.</summary>
    public string Issuer => new Uri(Address, $"/{Tenant}/v2.0").AbsoluteUri;

    public Uri Address => new(_host.Urls.First());

    public IReadOnlyList<string> Arguments =>
        [
            "--Web:Entra:Authority",
            Address.AbsoluteUri,
            "--Web:Entra:TenantId",
            Tenant,
            "--Web:Entra:ClientId",
            Client,
            "--Web:Entra:ClientSecret",
            Secret,
        ];

    public static async Task<FakeAuthority> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var authority = new FakeAuthority(builder.Build());
        authority.Published.Add(authority.Key);
        authority.Map();
        await authority._host.StartAsync(TestContext.Current.CancellationToken);
        return authority;
    }

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    public string Token(string? nonce = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = Client,
            ["tid"] = Tenant,
            ["oid"] = "0123",
            ["sub"] = "abc",
            ["ver"] = "2.0",
            ["name"] = "Dana Field",
            ["iat"] = now,
            ["nbf"] = now - 10,
            ["exp"] = now + 3600,
            ["roles"] = Roles.ToArray(),
            ["nonce"] = nonce,
        };
        Claims(claims);
        return Sign(new SecurityTokenDescriptor
        {
            Claims = claims.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Map()
    {
        _host.MapGet("/.well-known/openid-configuration", () => Results.Text(new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = new Uri(Address, "/authorize").AbsoluteUri,
            ["token_endpoint"] = new Uri(Address, "/token").AbsoluteUri,
            ["jwks_uri"] = new Uri(Address, "/keys").AbsoluteUri,
        }.ToJsonString(), "application/json"));
        _host.MapGet("/keys", () => Results.Text(
                new JsonObject
                {
                    ["keys"] = new JsonArray([
                        .. Published.Select(k =>
                        {
                            var parts = k.Rsa.ExportParameters(false);
                            return (JsonNode)
                                new JsonObject
                                {
                                    ["kty"] = "RSA",
                                    ["use"] = "sig",
                                    ["kid"] = k.KeyId,
                                    ["n"] = WebEncoders.Base64UrlEncode(parts.Modulus!),
                                    ["e"] = WebEncoders.Base64UrlEncode(parts.Exponent!),
                                    ["issuer"] = KeysAreOf,
                                };
                        }),
                    ]),
                }.ToJsonString(),
                "application/json"));
        _host.MapGet("/authorize", (HttpRequest request) =>
        {
            var asked = request.Query;
            if (
                asked["response_type"] != "code"
                || asked["client_id"] != Client
                || asked["code_challenge_method"] != "S256"
                || !$"{asked["scope"]}".Split(' ').Contains("openid"))
                return Results.BadRequest();
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = ($"{asked["nonce"]}", $"{asked["code_challenge"]}");
            return Results.Redirect(
                QueryHelpers.AddQueryString(
                    $"{asked["redirect_uri"]}", new Dictionary<string, string?> { ["code"] = code, ["state"] = $"{asked["state"]}" }));
        });
        _host.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            Exchanges.Add(form);
            var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}")));
            if (!_codes.Remove($"{form["code"]}", out var code) || code.Challenge != challenge || form["client_secret"] != Secret)
                return Results.BadRequest();
            return Results.Text(
                new JsonObject
                {
                    ["token_type"] = "Bearer",
                    ["access_token"] = "opaque",
                    ["id_token"] = Token(code.Nonce),
                }.ToJsonString(),
                "application/json");
        });
    }
}
