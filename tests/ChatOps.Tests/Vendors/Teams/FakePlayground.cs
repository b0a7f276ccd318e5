using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>
/// One window of Microsoft's Agents Playground 0.2.28: its connector, with the answers that were recorded from it, and what its chats show.
/// It deletes no message.
/// </summary>
internal sealed class FakePlayground : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Chat, string Id, JsonObject Activity)> _messages = [];
    private readonly string _member;
    private WebApplication _app = null!;
    private long _ids = 1796039000000;

    private FakePlayground(string member) => _member = member;

    public string Address => $"http://localhost:{new Uri(AddressOf(_app)).Port}";

    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="member">Who sits before it, as the roster answers.</param>
    /// <param name="ct">Ends the start.</param>
    public static async Task<FakePlayground> Start(string member, Ct ct)
    {
        var playground = new FakePlayground(member);
        playground._app = playground.Build();
        await playground._app.StartAsync(ct);
        return playground;
    }

    /// <summary>Every text of a chat that can be read, oldest message first.</summary>
    public string Reads(string chat) => string.Join(
        "\n---\n", Of(chat).Select(m => Card(m.Activity) is { } card ? new AdaptiveView(card).Text : $"{m.Activity["text"]}"));

    /// <summary>The newest message of a chat that has a button with this verb.</summary>
    public (string Id, AdaptiveView Card) With(string chat, string verb) => Of(chat)
        .Reverse()
        .Where(m => Card(m.Activity) is not null)
        .Select(m => (m.Id, new AdaptiveView(Card(m.Activity)!)))
        .FirstOrDefault(m => m.Item2.Verbs.Contains(verb)) is ({ } id, { } view)
        ? (id, view)
        : throw new InvalidOperationException($"No button \"{verb}\":\n{Reads(chat)}");

    /// <summary>An invoke was answered with a card: it takes the message's place.</summary>
    public void Shows(string id, JsonObject card)
    {
        lock (_gate)
        {
            var at = _messages.FindIndex(m => m.Id == id);
            var attachment = new JsonObject { ["content"] = card.DeepClone() };
            _messages[at] = _messages[at] with { Activity = new JsonObject { ["attachments"] = new JsonArray(attachment) } };
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IReadOnlyList<(string Chat, string Id, JsonObject Activity)> Of(string chat)
    {
        lock (_gate)
            return [.. _messages.Where(m => m.Chat == chat)];
    }

    private static JsonObject? Card(JsonObject activity) => activity["attachments"]?[0]?["content"]?.AsObject();

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/_connector/v3/conversations/{chat}/activities", async (string chat, HttpContext context) =>
        {
            var activity = await Body(context);
            var id = $"{Interlocked.Increment(ref _ids)}";
            lock (_gate)
                _messages.Add((chat, id, activity));
            return Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
        });
        app.MapPut("/_connector/v3/conversations/{chat}/activities/{id}", async (string chat, string id, HttpContext context) =>
        {
            var activity = await Body(context);
            lock (_gate)
                _messages[_messages.FindIndex(m => m.Chat == chat && m.Id == id)] = (chat, id, activity);
            return Results.Json(new { id });
        });
        app.MapDelete("/_connector/v3/conversations/{chat}/activities/{id}", () =>
            Results.Text(
                """{"error":{"code":"DeleteActivityAPINotImplemented","message":"The API to delete activity is not implemented yet"}}""",
                "application/json",
                statusCode: StatusCodes.Status501NotImplemented));
        app.MapGet("/_connector/v3/conversations/{chat}/members/{user}", () => Results.Text(_member, "application/json"));
        return app;
    }

    private static async Task<JsonObject> Body(HttpContext context) =>
        (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
}
