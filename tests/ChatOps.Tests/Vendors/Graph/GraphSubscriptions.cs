using System.Text;
using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>
/// Subscriptions and what they tell. Both addresses are asked to prove themselves; a lifetime over 10,080 minutes, and a second one for the
/// same resource and changes, are refused. One that has run out tells nothing.
/// </summary>
internal sealed class GraphSubscriptions(IClock clock) : IDisposable
{
    private static readonly Duration Longest = Duration.FromMinutes(10_080);

    private readonly Lock _lock = new();
    private readonly List<JsonObject> _standing = [];
    private readonly List<JsonObject> _held = [];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private int _made;
    private int _open;

    /// <summary>Notifications wait for <see cref="Deliver"/>.</summary>
    public bool Holds { get; set; }

    public IReadOnlyList<JsonObject> Standing
    {
        get
        {
            lock (_lock)
                return [.. _standing.Where(IsAlive)];
        }
    }

    /// <summary>What is held back, oldest first.</summary>
    public IReadOnlyList<JsonObject> Held
    {
        get
        {
            lock (_lock)
                return [.. _held];
        }
    }

    /// <summary>Nothing is on its way.</summary>
    public bool IsQuiet => Volatile.Read(ref _open) == 0;

    /// <summary>Statuses of our answers, oldest first.</summary>
    public List<int> Answers { get; } = [];

    public async Task<GraphAnswer> Answer(GraphCall call, string[] path)
    {
        switch (call.Method, path)
        {
            case ("GET", []):
                return new GraphAnswer(200, new JsonObject { ["value"] = new JsonArray([.. Standing.Select(s => Shown(s))]) });
            case ("POST", []):
                return await Create(call);
            case ("PATCH", [var id]):
                lock (_lock)
                {
                    if (_standing.FirstOrDefault(s => (string?)s["id"] == id && IsAlive(s)) is not { } known)
                        return GraphAnswer.Error(404, "ResourceNotFound");
                    if (ExpiryOf(call.Body) > clock.GetCurrentInstant() + Longest)
                        return GraphAnswer.Error(400, "ExtensionError");
                    known["expirationDateTime"] = call.Body["expirationDateTime"]!.DeepClone();
                    return new GraphAnswer(200, Shown(known));
                }
            case ("DELETE", [var id]):
                return new GraphAnswer(Drop(id) ? 204 : 404);
            default:
                return GraphAnswer.Error(400, "BadRequest");
        }
    }

    /// <summary>It is gone, and nobody is told.</summary>
    public bool Drop(string id)
    {
        lock (_lock)
            return _standing.RemoveAll(s => (string?)s["id"] == id) > 0;
    }

    /// <summary>Something changed in a mailbox.</summary>
    public void Tell(string mailbox, string eventId, string kind)
    {
        foreach (
            var subscription in Standing.Where(s =>
                (string?)s["resource"] == $"/users/{mailbox}/events" || (string?)s["resource"] == $"users/{mailbox}/events"))
        {
            if (!((string)subscription["changeType"]!).Split(',').Contains(kind))
                continue;
            var item = Notification(subscription, mailbox, eventId, kind);
            lock (_lock)
                _held.Add(item);
        }
        if (!Holds)
            Deliver();
    }

    /// <summary>What Graph says of a subscription itself.</summary>
    public Task<int> TellLifecycle(JsonObject subscription, string lifecycleEvent)
    {
        var item = new JsonObject
        {
            ["lifecycleEvent"] = lifecycleEvent,
            ["subscriptionId"] = (string?)subscription["id"],
            ["resource"] = (string?)subscription["resource"],
            ["clientState"] = (string?)subscription["clientState"],
            ["tenantId"] = FakeGraph.TenantId,
            ["subscriptionExpirationDateTime"] = (string?)subscription["expirationDateTime"],
        };
        return Post((string)subscription["lifecycleNotificationUrl"]!, [item]);
    }

    public static JsonObject Notification(JsonObject subscription, string mailbox, string eventId, string kind) =>
        new()
        {
            ["subscriptionId"] = (string?)subscription["id"],
            ["clientState"] = (string?)subscription["clientState"],
            ["changeType"] = kind,
            ["resource"] = $"Users/{mailbox}/Events/{eventId}",
            ["subscriptionExpirationDateTime"] = (string?)subscription["expirationDateTime"],
            ["tenantId"] = FakeGraph.TenantId,
            ["resourceData"] = new JsonObject
            {
                ["@odata.type"] = "#Microsoft.Graph.Event",
                ["@odata.id"] = $"Users/{mailbox}/Events/{eventId}",
                ["id"] = eventId,
            },
        };

    /// <summary>Sends what is held, in the order that is asked for.</summary>
    public void Deliver(Func<IReadOnlyList<JsonObject>, IEnumerable<JsonObject>>? order = null)
    {
        List<JsonObject> items;
        lock (_lock)
        {
            items = [.. (order ?? (all => all))([.. _held])];
            _held.Clear();
        }
        foreach (var item in items)
        {
            if (Standing.FirstOrDefault(s => (string?)s["id"] == (string?)item["subscriptionId"]) is { } subscription)
                _ = Post((string)subscription["notificationUrl"]!, [item]);
        }
    }

    public async Task<int> Post(string url, IEnumerable<JsonObject> items)
    {
        Interlocked.Increment(ref _open);
        try
        {
            var body = new JsonObject { ["value"] = new JsonArray([.. items.Select(i => i.DeepClone())]) };
            using var response = await _http.PostAsync(url, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
            lock (_lock)
                Answers.Add((int)response.StatusCode);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<GraphAnswer> Create(GraphCall call)
    {
        var asked = call.Body;
        if (ExpiryOf(asked) > clock.GetCurrentInstant() + Longest || ((string?)asked["clientState"])?.Length > 128)
            return GraphAnswer.Error(400, "InvalidRequest");
        foreach (var url in new[] { (string?)asked["notificationUrl"], (string?)asked["lifecycleNotificationUrl"] }.OfType<string>())
        {
            if (!await Proves(url))
                return GraphAnswer.Error(400, "ValidationError");
        }
        lock (_lock)
        {
            if (
                _standing.Any(s =>
                    IsAlive(s)
                    && (string?)s["resource"] == (string?)asked["resource"]
                    && (string?)s["changeType"] == (string?)asked["changeType"]))
                return GraphAnswer.Error(409, "ConflictError");
            var made = asked.DeepClone().AsObject();
            made["id"] = $"sub-{_made++}";
            made["applicationId"] = FakeGraph.ClientId;
            _standing.Add(made);
            return new GraphAnswer(201, Shown(made));
        }
    }

    private async Task<bool> Proves(string url)
    {
        const string Token = "Validation: Testing client application reachability & more <b>";
        using var response = await _http.PostAsync($"{url}?validationToken={Uri.EscapeDataString(Token)}", new StringContent(""));
        return (int)response.StatusCode == 200
            && response.Content.Headers.ContentType?.MediaType == "text/plain"
            && await response.Content.ReadAsStringAsync() == Token;
    }

    /// <summary>The state that a client gave is never shown again.</summary>
    private static JsonObject Shown(JsonObject subscription)
    {
        var shown = subscription.DeepClone().AsObject();
        shown["clientState"] = null;
        return shown;
    }

    private bool IsAlive(JsonObject subscription) => ExpiryOf(subscription) > clock.GetCurrentInstant();

    private static Instant ExpiryOf(JsonObject subscription) =>
        NodaTime.Text.OffsetDateTimePattern.ExtendedIso.Parse((string)subscription["expirationDateTime"]!).GetValueOrThrow().ToInstant();
}
