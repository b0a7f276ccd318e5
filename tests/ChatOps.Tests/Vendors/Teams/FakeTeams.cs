using System.Text.Json.Nodes;
using ChatOps.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>
/// Teams as the bot sees it, on loopback: the OpenID metadata and keys, the login, and the connector with its chats. Keeps every call,
/// holds the chats as they stand, and fails, holds or hangs up where a test says so.
/// </summary>
internal sealed class FakeTeams : IAsyncDisposable
{
    public const string AppId = "6f1d4f3a-8a1b-4c0e-9d2f-0a1b2c3d4e5f";
    public const string TenantId = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
    public const string AppPassword = "a-secret-of-the-bot";

    private readonly WebApplication? _app;
    private readonly Lock _lock = new();
    private readonly List<TeamsCall> _calls = [];
    private readonly List<TeamsFault> _faults = [];
    private readonly List<string> _misfits = [];
    private readonly List<(Func<TeamsCall, bool> When, TaskCompletionSource<TeamsCall> Seen)> _waiting = [];

    private string? _token;

    private FakeTeams(WebApplication? app) => _app = app;

    public TeamsSigner Signer { get; } = new();

    public TeamsChats Chats { get; } = new();

    public string Url { get; private set; } = "";

    /// <summary>With a path, as the regional addresses have.</summary>
    public string ServiceUrl => $"{Url}/emea/";

    public string BotId => $"28:{AppId}";

    public IReadOnlyList<TeamsCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public static async Task<FakeTeams> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var teams = new FakeTeams(app);
        app.Run(teams.Take);
        await app.StartAsync(TestContext.Current.CancellationToken);
        teams.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return teams;
    }

    /// <summary>
    /// Without a port: whoever has the calls hands them to <see cref="Take"/>. One token comes with all requests, as Teams itself does it;
    /// the shape of what is sent is the wire tests' affair.
    /// </summary>
    public static FakeTeams InMemory(Uri address)
    {
        var teams = new FakeTeams(null) { Url = address.AbsoluteUri.TrimEnd('/') };
        teams._token = teams.Token();
        return teams;
    }

    /// <summary>What connects a host to this stand-in.</summary>
    public TeamsSettings Settings => new()
    {
        AppId = AppId,
        TenantId = TenantId,
        AppPassword = AppPassword,
        OpenIdMetadata = new Uri($"{Url}/v1/.well-known/openidconfiguration"),
        LoginUrl = new Uri(Url),
        TrustedServiceHosts = [Url],
    };

    /// <summary>The same as a command line.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            "--Teams:AppId",
            AppId,
            "--Teams:TenantId",
            TenantId,
            "--Teams:AppPassword",
            AppPassword,
            "--Teams:OpenIdMetadata",
            $"{Url}/v1/.well-known/openidconfiguration",
            "--Teams:LoginUrl",
            Url,
            "--Teams:TrustedServiceHosts:0",
            Url,
        ];

    public string Token() => _token ?? Signer.Token(AppId, ServiceUrl);

    /// <summary>The next calls that match end this way instead.</summary>
    public void Fail(TeamsFault fault)
    {
        lock (_lock)
            _faults.Add(fault);
    }

    /// <summary>The first such call, already made or still to come, once it has taken effect.</summary>
    public Task<TeamsCall> Saw(Func<TeamsCall, bool> when)
    {
        lock (_lock)
        {
            if (_calls.FirstOrDefault(when) is { } made)
                return Task.FromResult(made);
            var seen = new TaskCompletionSource<TeamsCall>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((when, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every activity that was sent here, by whatever test, was one that the SDK's own schema has.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _misfits.ShouldBeEmpty();
    }

    /// <summary>A call to <see cref="Url"/>, from whoever carries it.</summary>
    public async Task Take(HttpContext context)
    {
        var call = await TeamsCall.Read(context.Request);
        TeamsFault? fault;
        lock (_lock)
            fault = _faults.FirstOrDefault(f => f.Takes(call));
        (int Status, JsonNode? Body)? answer = fault is null or { IsAfterTheFact: true } ? Answer(call) : null;
        Keep(call);
        if (fault is not null)
            await fault.Happen(context);
        else if (answer is var (status, body))
            await Write(context.Response, status, body);
    }

    private void Keep(TeamsCall call)
    {
        var misfits = _app is null ? [] : TeamsSchema.Misfits(call);
        lock (_lock)
        {
            _calls.Add(call);
            _misfits.AddRange(misfits);
            foreach (var (_, seen) in _waiting.Where(w => w.When(call)))
                seen.TrySetResult(call);
        }
    }

    private (int Status, JsonNode? Body) Answer(TeamsCall call) => call.Parts switch
    {
        ["v1", ".well-known", "openidconfiguration"] => (200, new JsonObject
        {
            ["issuer"] = Signer.Issuer,
            ["jwks_uri"] = $"{Url}/v1/.well-known/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }),
        ["v1", ".well-known", "keys"] => (200, Signer.Published()),
        [TenantId, "oauth2", "v2.0", "token"] => call.Text.Contains($"client_id={AppId}", StringComparison.Ordinal)
            ? (200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = "bot-token-1" })
            : (401, new JsonObject { ["error"] = "invalid_client" }),
        ["emea", "v3", .. var path] when call.Authorization == "Bearer bot-token-1" => Chats.Answer(call, path),
        ["emea", ..] => (401, TeamsChats.Error("BotNotRegistered")),
        _ => (404, null),
    };

    private static Task Write(HttpResponse response, int status, JsonNode? body)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        return body is null ? Task.CompletedTask : response.WriteAsync(body.ToJsonString());
    }
}
