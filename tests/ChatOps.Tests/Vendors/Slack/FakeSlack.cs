using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack.Api;
using ChatOps.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>
/// Slack on loopback: keeps users, chats, views and what only one person sees, and remembers every call. It refuses what Slack refuses (an
/// unknown token, a used trigger, a view without a submit, ...) and can be told to fail, to be busy, or to hold an answer after the effect.
/// </summary>
internal sealed partial class FakeSlack : IAsyncDisposable
{
    public const string Acme = "T0ACME";

    public const string Token = "xoxb-acme";

    public const string SigningSecret = "a secret of the tests";

    public const string BotUser = "U0BOT";

    private readonly WebApplication? _app;
    private readonly Lock _lock = new();
    private readonly List<SlackCall> _calls = [];
    private readonly Dictionary<string, string> _teams = new() { [Token] = Acme };
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _handles;

    private FakeSlack(WebApplication? app, Uri? address, IClock clock) => (_app, Clock, Address) = (app, clock, address!);

    public Uri Address { get; private set; }

    /// <summary>What it stamps messages by.</summary>
    private IClock Clock { get; }

    public Uri ApiUrl => new(Address, "/api/");

    /// <summary>For <c>Slack:TrustedResponseHosts</c>.</summary>
    public string ResponseHost => Address.Authority;

    /// <summary>Everything that is needed to be connected to this Slack.</summary>
    public SlackSettings Settings => new()
    {
        SigningSecret = SigningSecret,
        BotToken = Token,
        ApiUrl = ApiUrl,
        AuthorizeUrl = new Uri(Address, "/oauth/v2/authorize"),
        TrustedResponseHosts = [ResponseHost],
    };

    public static async Task<FakeSlack> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var slack = new FakeSlack(app, null, SystemClock.Instance);
        app.Map("/api/{method}", slack.Serve);
        app.MapPost("/response/{id}", slack.TakeResponse);
        await app.StartAsync();
        slack.Address = new(app.Urls.First());
        return slack;
    }

    /// <summary>Without a port: whoever has the calls hands them to <see cref="Take"/>.</summary>
    public static FakeSlack InMemory(Uri address, IClock clock) => new(null, address, clock);

    /// <summary>A call to <see cref="Address"/>, from whoever carries it.</summary>
    public Task Take(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isApi = parts[0] == "api";
        context.Request.RouteValues[isApi ? "method" : "id"] = parts[1];
        return isApi ? Serve(context) : TakeResponse(context);
    }

    /// <summary>Another workspace that has the app, with its own token.</summary>
    public void AddTeam(string team, string token)
    {
        lock (_lock)
            _teams[token] = team;
    }

    public IReadOnlyList<SlackCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public IReadOnlyList<SlackCall> CallsOf(string method) => [.. Calls.Where(c => c.Method == method)];

    /// <summary>Waits until something that arrives here makes it so. Ten seconds at most.</summary>
    public async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            Task changed;
            lock (_lock)
                changed = _changed.Task;
            if (isSo())
                return;
            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"Slack waited in vain. It was called: {string.Join(", ", Calls.Select(c => c.Method))}", e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        LetGo();
        if (_app is not null)
            await _app.DisposeAsync();
    }

    private async Task Serve(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var arguments = await Arguments(context.Request);
        var token =
            context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal)
                ? header[7..]
                : null;
        var act = TakeAct(method);
        if (act is { IsBefore: true })
        {
            Remember(new SlackCall(method, arguments, token));
            await act.Play(context);
            return;
        }

        var answer = Answer(method, arguments, token, context.Request.Headers.Authorization.ToString());
        Remember(new SlackCall(method, arguments, token));
        if (act is not null)
            await act.Play(context);
        if (!context.RequestAborted.IsCancellationRequested)
            await Write(context, answer);
    }

    private JsonObject Answer(string method, JsonObject arguments, string? token, string authorization)
    {
        lock (_lock)
        {
            if (method == "oauth.v2.access")
                return Exchange(arguments, authorization);
            if (token is null || !_teams.TryGetValue(token, out var team))
                return Refusal("invalid_auth");
            return _expired.Contains(token) ? Refusal("token_expired") : Call(method, arguments, team);
        }
    }

    /// <summary>Something that only Slack can make sense of.</summary>
    private string NewHandle() => $"{++_handles:x8}.{Address.Port}";

    private void Remember(SlackCall call)
    {
        lock (_lock)
            _calls.Add(call);
        Changed();
    }

    private void Changed()
    {
        lock (_lock)
        {
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static async Task<JsonObject> Arguments(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return (JsonObject)(await JsonNode.ParseAsync(request.Body))!;
        var form = await request.ReadFormAsync();
        return new JsonObject(form.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.ToString())));
    }

    private static Task Write(HttpContext context, JsonObject answer)
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["x-oauth-scopes"] = string.Join(',', SlackScopes.All);
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private static JsonObject Refusal(string code) => new() { ["ok"] = false, ["error"] = code };

    private static JsonObject Good(params IEnumerable<KeyValuePair<string, JsonNode?>> members) => new([new("ok", true), .. members]);
}

/// <summary>One call of the Web API as it arrived.</summary>
internal sealed record SlackCall(string Method, JsonObject Arguments, string? Token)
{
    public string? Text(string name) => (string?)Arguments[name];
}
