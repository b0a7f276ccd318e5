using System.Text.Json.Nodes;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Vendors;

/// <summary>Every text that left for a vendor, with the place where it stood. A place inside a button has its type in it.</summary>
internal sealed record Outgoing(string Place, string Text)
{
    private static readonly string[] NotBody =
    [
        "text",
        "summary",
        "fallbackText",
        "speak",
        "metadata",
        "private_metadata",
        "callback_id",
        "block_id",
        "action_id",
        "external_id",
        "title",
        "submit",
        "close",
    ];

    public static IEnumerable<Outgoing> Of(App app) =>
    [
        .. app.Slack.Calls.SelectMany(c => Texts(c.Arguments, c.Method)),
        .. app.Teams.Calls.Where(c => c.IsToConnector && c.Text.StartsWith('{')).SelectMany(c => Texts(c.Body, c.Method)),
        .. app.Teams.Calls.Select(c => new Outgoing("address/text", c.RawPath)),
    ];

    /// <summary>A notification, a button, a title or a key: whatever shows up or is kept elsewhere than in the card itself.</summary>
    public static bool IsOutsideBody(string place)
    {
        var parts = place.Split('/');
        return place.Contains("button", StringComparison.Ordinal) || place.Contains("Action.", StringComparison.Ordinal)
            || NotBody.Contains(parts[1])
            || parts.Any(p => p is "private_metadata" or "fallbackText" or "block_id" or "action_id" or "callback_id")
            || (parts.Length > 2 && parts[1] == "view" && NotBody.Contains(parts[2]));
    }

    private static IEnumerable<Outgoing> Texts(JsonNode? node, string place) => node switch
    {
        JsonObject some => some.SelectMany(m => Texts(m.Value, $"{place}{Kind(some)}/{m.Key}")),
        JsonArray many => many.SelectMany(n => Texts(n, place)),
        JsonValue value when value.TryGetValue<string>(out var text) => [new Outgoing(place, text)],
        _ => [],
    };

    private static string Kind(JsonObject node) =>
        (string?)node["type"] is { } type && (type == "button" || type.StartsWith("Action.", StringComparison.Ordinal)) ? $"[{type}]" : "";
}
