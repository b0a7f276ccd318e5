using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Settings;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>
/// Every request that must not get in, each wrong in one thing, in the order of the checks. How the host answers them is written line by
/// line in <c>Forgeries.txt</c>.
/// </summary>
internal static class Forgeries
{
    private const string Emulator = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    private const string Skill = $"https://login.microsoftonline.com/{FakeTeams.TenantId}/v2.0";

    public static readonly IReadOnlyList<Forgery> All =
    [
        new("another method", s => s.Send(s.Request(s.Token(), HttpMethod.Get))),
        new("a streaming connection", s => s.Send(Upgrading(s))),
        new("a body that is too large, with a good token", s => s.Send(s.Request(s.Token(), body: new byte[262_145]))),
        new("no token", s => s.Post(null)),
        new("an empty token", s => s.Post("")),
        new("two tokens", s => s.Post($"{s.Token()} {s.Token()}")),
        new("two headers", s => s.Send(TwoHeaders(s))),
        new("another scheme", s => s.Post(s.Token(), "Basic")),
        new("a token of 16 KiB", s => s.Post(new string('x', 16_384))),
        new("not a token", s => s.Post("abc")),
        new("three empty parts", s => s.Post("..")),
        new("three parts that are nothing", s => s.Post("a.b.c")),
        new("an encrypted token", s => s.Post("a.b.c.d.e")),
        new("alg none", s => s.Post("eyJhbGciOiJub25lIn0.e30.")),
        new("no signature", s => s.Signed(t => t.SigningCredentials = null)),
        new("a broken signature", s => s.Post(Broken(s.Token()))),
        new("other claims under the signature", s => s.Post(OtherClaims(s.Token()))),
        new("another key under the same name", s => s.Signed(t => t.SigningCredentials = Sign(Stranger(s.Teams.Signer.Key.KeyId)))),
        new("a key that was never published", s => s.Signed(t => t.SigningCredentials = Sign(Stranger("key-99")))),
        new("no key name", s => s.Signed(t => t.SigningCredentials = Sign(new RsaSecurityKey(s.Teams.Signer.Key.Rsa)))),
        new("a key name that is no text", s => s.Post("eyJhbGciOiJSUzI1NiIsImtpZCI6Ilx1ZDgwMCJ9.e30.AA")),
        new("signed with the published key as a shared secret", s =>
            s.Signed(t =>
                t.SigningCredentials = new SigningCredentials(
                    new SymmetricSecurityKey(s.Teams.Signer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = s.Teams.Signer.Key.KeyId },
                    SecurityAlgorithms.HmacSha256))),
        new("PS256", s =>
            s.Signed(t => t.SigningCredentials = new SigningCredentials(s.Teams.Signer.Key, SecurityAlgorithms.RsaSsaPssSha256))),
        new("another issuer", s => s.Signed(t => t.Issuer = "https://api.botframework.com.evil.example")),
        new("the issuer of another cloud", s => s.Signed(t => t.Issuer = "https://api.botframework.us")),
        new("the emulator's issuer", s => s.Signed(t => t.Issuer = Emulator)),
        new("a skill's token", s => s.Signed(t =>
            {
                t.Issuer = Skill;
                t.Claims["ver"] = "2.0";
                t.Claims["azp"] = Guid.NewGuid().ToString();
            })),
        new("issuer in upper case", s => s.Signed(t => t.Issuer = t.Issuer.ToUpperInvariant())),
        new("no issuer", s => s.Signed(t => t.Issuer = null)),
        new("another audience", s => s.Signed(t => t.Audience = Guid.NewGuid().ToString())),
        new("an empty audience", s => s.Signed(t => t.Audience = "")),
        new("two audiences", s => s.Signed(t =>
            {
                t.Audience = null;
                t.Audiences.Add(FakeTeams.AppId);
                t.Audiences.Add("another");
            })),
        new("audience as a URI", s => s.Signed(t => t.Audience = $"api://{FakeTeams.AppId}")),
        new("audience with a slash behind it", s => s.Signed(t => t.Audience = $"{FakeTeams.AppId}/")),
        new("no audience", s => s.Signed(t => t.Audience = null)),
        new("expired", s => s.Signed(t =>
            {
                t.NotBefore = DateTime.UtcNow.AddHours(-2);
                t.Expires = DateTime.UtcNow.AddMinutes(-6);
            })),
        new("no expiry", s => s.Signed(t => t.Expires = null)),
        new("not valid yet", s => s.Signed(t => t.NotBefore = DateTime.UtcNow.AddMinutes(6))),
        new("no service URL in the token", s => s.Signed(t => t.Claims.Clear())),
        new("an empty service URL in the token", s => s.Signed(t => t.Claims["serviceurl"] = "")),
        new("another media type, with a good token", s => s.Send(s.Request(s.Token(), mediaType: "text/plain"))),
        new("no activity, with a good token", s => s.Send(s.Request(s.Token(), body: "[]"u8.ToArray()))),
        new("two activities, with a good token", s =>
            s.Send(s.Request(s.Token(), body: """{"type":"message"} {"type":"message"}"""u8.ToArray()))),
        new("another service URL in the token", s => s.Signed(t => t.Claims["serviceurl"] = $"{s.Teams.Url}/amer/")),
        new("another service URL in the activity", s => s.Changed(a => a["serviceUrl"] = "https://smba.trafficmanager.net/teams/")),
        new("no service URL in the activity", s => s.Changed(a => a.Remove("serviceUrl"))),
        new("an empty service URL in the activity", s => s.Changed(a => a["serviceUrl"] = "")),
        new("no service URL in either", s =>
        {
            s.Activity.Remove("serviceUrl");
            return s.Signed(t => t.Claims.Clear());
        }),
        new("an untrusted service URL in both", s =>
        {
            s.Activity["serviceUrl"] = "https://smba.trafficmanager.net.evil.example/teams/";
            return s.Signed(t => t.Claims["serviceurl"] = "https://smba.trafficmanager.net.evil.example/teams/");
        }),
        new("another channel", s => s.Changed(a => a["channelId"] = "webchat")),
        new("the emulator's channel", s => s.Changed(a => a["channelId"] = "emulator")),
        new("the channel in upper case", s => s.Changed(a => a["channelId"] = "MSTEAMS")),
        new("no channel", s => s.Changed(a => a.Remove("channelId"))),
        new("a key for other channels", s =>
        {
            s.Teams.Signer.Roll("webchat");
            return s.Post(s.Token());
        }),
        new("a key without endorsements", s =>
        {
            s.Teams.Signer.Roll("");
            return s.Post(s.Token());
        }),
        new("another tenant", s => s.Changed(a => a["channelData"]!["tenant"]!["id"] = Guid.NewGuid().ToString())),
        new("another tenant in the conversation", s => s.Changed(a => a["conversation"]!["tenantId"] = Guid.NewGuid().ToString())),
        new("no tenant", s => s.Changed(a =>
            {
                a.Remove("channelData");
                a["conversation"]!.AsObject().Remove("tenantId");
            })),
        new("no app id in the settings", s => s.Post(s.Token())) { Settings = s => s with { AppId = null } },
        new("an empty app id in the settings", s => s.Post(s.Token())) { Settings = s => s with { AppId = "" } },
        new("an empty app id in the settings and in the token", s => s.Signed(t => t.Audience = ""))
        {
            Settings = s => s with { AppId = "" },
        },
        new("no app id and no token", s => s.Post(null)) { Settings = s => s with { AppId = null } },
        new("the metadata are away", s => s.Post(s.Token())) { Settings = s => s with { OpenIdMetadata = new Uri(s.LoginUrl, "/gone") } },
        new("the https metadata are away", s => s.Post(s.Token()))
        {
            Settings = s => s with { OpenIdMetadata = new Uri("https://127.0.0.1:1/openidconfiguration") },
        },
        new("the metadata are away, and there is no token", s => s.Post(null))
        {
            Settings = s => s with { OpenIdMetadata = new Uri(s.LoginUrl, "/gone") },
        },
        new("anonymous from loopback in Production", s => s.Post(null)) { Settings = Anonymous },
        new("anonymous through a proxy in Development", s => s.Send(Forwarded(s))) { Settings = Anonymous, Environment = "Development" },
        new("anonymous under another host's name in Development", s => s.Send(Named(s)))
        {
            Settings = Anonymous,
            Environment = "Development",
        },
        new("anonymous with a foreign service URL in Development", s =>
        {
            s.Activity["serviceUrl"] = "https://evil.example/";
            return s.Post(null);
        }) { Settings = Anonymous, Environment = "Development" },
    ];

    private static TeamsSettings Anonymous(TeamsSettings settings) => settings with { AppId = null, AllowAnonymousLoopback = true };

    private static HttpRequestMessage Upgrading(ForgeryStage stage)
    {
        var request = stage.Request(stage.Token(), HttpMethod.Get);
        request.Content = null;
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("channelid", "msteams");
        return request;
    }

    private static HttpRequestMessage TwoHeaders(ForgeryStage stage)
    {
        var request = stage.Request(stage.Token());
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {stage.Token()}");
        return request;
    }

    private static HttpRequestMessage Forwarded(ForgeryStage stage)
    {
        var request = stage.Request(null);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "10.0.0.1");
        return request;
    }

    private static HttpRequestMessage Named(ForgeryStage stage)
    {
        var request = stage.Request(null);
        request.Headers.Host = "bot.example";
        return request;
    }

    private static RsaSecurityKey Stranger(string name) => new(RSA.Create(2048)) { KeyId = name };

    private static SigningCredentials Sign(RsaSecurityKey key) => new(key, SecurityAlgorithms.RsaSha256);

    private static string Broken(string token) => token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..];

    private static string OtherClaims(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["exp"] = claims["exp"]!.GetValue<long>() + 60;
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}";
    }
}

/// <summary>One request that is refused.</summary>
internal sealed record Forgery(string Name, Func<ForgeryStage, Task<HttpResponseMessage>> Send)
{
    public Func<TeamsSettings, TeamsSettings> Settings { get; init; } = s => s;

    public string Environment { get; init; } = "Production";
}

/// <summary>A host that has taken nothing yet, beside a Teams that signs whatever is asked for.</summary>
internal sealed class ForgeryStage(FakeTeams teams, TeamsBot bot)
{
    public FakeTeams Teams => teams;

    /// <summary>A message that would be taken with a good token.</summary>
    public JsonObject Activity { get; } =
        new TeamsMember(bot.Http, teams, TeamsPerson.Named("Ana Ruiz")).Activity("message").With("text", "hello");

    public string Token() => teams.Token();

    public Task<HttpResponseMessage> Signed(Action<SecurityTokenDescriptor> change) =>
        Post(teams.Signer.Token(FakeTeams.AppId, teams.ServiceUrl, change));

    public Task<HttpResponseMessage> Changed(Action<JsonObject> change)
    {
        change(Activity);
        return Post(Token());
    }

    public Task<HttpResponseMessage> Post(string? token, string scheme = "Bearer") => Send(Request(token, scheme: scheme));

    public HttpRequestMessage Request(
        string? token, HttpMethod? method = null, byte[]? body = null, string mediaType = "application/json", string scheme = "Bearer")
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/api/messages")
        {
            Content = new ByteArrayContent(body ?? Encoding.UTF8.GetBytes(Activity.ToJsonString())),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        return request;
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
}
