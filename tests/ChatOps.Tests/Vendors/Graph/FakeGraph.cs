using System.Text.Json.Nodes;
using ChatOps.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>
/// Microsoft Graph as the calendar sees it, on loopback: the login, mailboxes with their calendars, subscriptions with their notifications,
/// and the published limits. Keeps every call, and throttles, fails, holds or loses answers where a test says so. Knows nothing of xunit:
/// the benchmark uses it too.
/// </summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    public const string TenantId = "5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c8d";
    public const string ClientId = "c0ffee00-1a2b-4c3d-8e4f-5a6b7c8d9e0f";
    public const string ClientSecret = "a-secret-of-the-calendar";
    public const string Token = "graph-token-1";

    private readonly WebApplication _app;
    private readonly IClock _clock;
    private readonly Lock _lock = new();
    private readonly List<GraphCall> _calls = [];
    private readonly List<GraphScript> _scripts = [];

    private FakeGraph(WebApplication app, IClock clock)
    {
        (_app, _clock) = (app, clock);
        Limits = new GraphLimits(SystemClock.Instance);
        Calendars = new GraphCalendars { Clock = clock };
        Subscriptions = new GraphSubscriptions(clock);
        Calendars.Changed += Subscriptions.Tell;
    }

    public string Url { get; private set; } = "";

    public GraphLimits Limits { get; }

    public GraphCalendars Calendars { get; }

    public GraphSubscriptions Subscriptions { get; }

    /// <summary>How long every call takes, as a service far away does.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>False: only counts, for the benchmark.</summary>
    public bool KeepsCalls { get; set; } = true;

    public int Count { get; private set; }

    public IReadOnlyList<GraphCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>What connects a host to this stand-in.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--Graph:TenantId", TenantId, "--Graph:ClientId", ClientId, "--Graph:ClientSecret", ClientSecret,
        "--Graph:BaseUrl", $"{Url}/v1.0", "--Graph:LoginUrl", Url,
    ];

    public GraphSettings Settings => new()
    {
        TenantId = TenantId,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        BaseUrl = new Uri($"{Url}/v1.0"),
        LoginUrl = new Uri(Url),
    };

    /// <param name="clock">By which subscriptions run out.</param>
    public static async Task<FakeGraph> Start(IClock? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var graph = new FakeGraph(app, clock ?? SystemClock.Instance);
        app.Run(graph.Serve);
        await app.StartAsync();
        graph.Url = graph.Calendars.Here = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return graph;
    }

    /// <summary>The next calls that match end this way instead.</summary>
    public GraphScript Fail(GraphScript script)
    {
        lock (_lock)
            _scripts.Add(script);
        return script;
    }

    public void Recover()
    {
        lock (_lock)
            _scripts.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Subscriptions.Dispose();
    }

    public static Task Write(HttpResponse response, GraphAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.RetryAfter is not null)
            response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.Body is null)
            return Task.CompletedTask;
        response.ContentType = "application/json";
        return response.WriteAsync(answer.Body.ToJsonString());
    }

    private async Task Serve(HttpContext context)
    {
        var call = await GraphCall.Read(context.Request, _clock.GetCurrentInstant());
        GraphScript? script;
        lock (_lock)
        {
            Count++;
            if (KeepsCalls)
                _calls.Add(call);
            script = _scripts.FirstOrDefault(s => s.Takes(call));
        }
        if (Limits.Enter(call.Mailbox) is { } refusal)
        {
            await Write(context.Response, refusal);
            return;
        }
        try
        {
            if (Latency > TimeSpan.Zero)
                await Task.Delay(Latency);
            var answer = script is null or { IsAfterTheFact: true } ? await Answer(call) : null;
            if (script is not null && await script.Happen(context))
                return;
            await Write(context.Response, answer ?? await Answer(call));
        }
        finally
        {
            Limits.Leave(call.Mailbox);
        }
    }

    private async Task<GraphAnswer> Answer(GraphCall call) => call.Parts switch
    {
        [TenantId, "oauth2", "v2.0", "token"] => Login(call),
        _ when call.Authorization != $"Bearer {Token}" => GraphAnswer.Error(401, "InvalidAuthenticationToken"),
        ["subscriptions", .. var path] => await Subscriptions.Answer(call, path),
        ["users", .. var path] => Calendars.Answer(call, path),
        _ => GraphAnswer.Error(400, "BadRequest"),
    };

    private static GraphAnswer Login(GraphCall call) =>
        call.Text.Contains($"client_id={ClientId}", StringComparison.Ordinal)
        && call.Text.Contains($"client_secret={ClientSecret}", StringComparison.Ordinal)
            ? new GraphAnswer(
                200,
                new JsonObject
                {
                    ["token_type"] = "Bearer",
                    ["expires_in"] = 3599,
                    ["access_token"] = Token,
                })
            : new GraphAnswer(401, new JsonObject { ["error"] = "invalid_client" });
}
