using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>An Adaptive Card as a person sees it: what can be read, what can be pressed, what is filled in.</summary>
internal sealed class AdaptiveView(JsonObject card)
{
    public JsonObject Json => card;

    /// <summary>Every text that can be read, one a line.</summary>
    public string Text => string.Join('\n', Nodes(card).SelectMany(Texts));

    public IReadOnlyList<string> Buttons => [.. Actions().Select(a => a["title"]!.GetValue<string>())];

    /// <summary>What the buttons do, as we are told of it.</summary>
    public IEnumerable<string> Verbs => Actions().Select(a => $"{a["verb"]}");

    /// <summary>What the inputs hold before anything is typed; a client sends these too.</summary>
    public IReadOnlyDictionary<string, string> Inputs => Nodes(card)
        .Where(n => Type(n).StartsWith("Input.", StringComparison.Ordinal))
        .ToDictionary(n => n["id"]!.GetValue<string>(), n => n["value"]?.ToString() ?? (Type(n) == "Input.Toggle" ? "false" : ""));

    /// <summary>The button with this title, or with this verb.</summary>
    public JsonObject Button(string titleOrVerb) =>
        Actions().FirstOrDefault(a => a["title"]?.ToString() == titleOrVerb || a["verb"]?.ToString() == titleOrVerb)
        ?? throw new InvalidOperationException($"The card has no button \"{titleOrVerb}\". It has: {string.Join(", ", Buttons)}");

    private IEnumerable<JsonObject> Actions() =>
        Nodes(card).Where(n => Type(n) is "Action.Execute" or "Action.ToggleVisibility" or "Action.OpenUrl");

    private static string Type(JsonObject node) => node["type"]?.ToString() ?? "";

    private static IEnumerable<string> Texts(JsonObject node) => Type(node) switch
    {
        "TextBlock" => [$"{node["text"]}"],
        "RichTextBlock" => [string.Concat(node["inlines"]!.AsArray().Select(run => run is JsonObject o ? $"{o["text"]}" : $"{run}"))],
        "FactSet" => node["facts"]!.AsArray().Select(f => $"{f!["title"]} {f["value"]}"),
        "Input.Toggle" when (bool?)node["isVisible"] == false => [],
        var type when type.StartsWith("Input.", StringComparison.Ordinal) =>
            new[] { $"{node["label"]}", $"{node["title"]}", $"{node["value"]}", $"{node["errorMessage"]}" }.Where(t => t.Length > 0),
        var type when type.StartsWith("Action.", StringComparison.Ordinal) => [$"[{node["title"]}]"],
        _ => [],
    };

    /// <summary>Every object of the card in reading order; an action's fallback is the same button again and left out.</summary>
    private static IEnumerable<JsonObject> Nodes(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.Where(m => m.Key is not ("fallback" or "data" or "facts" or "inlines"))
                .SelectMany(m => Nodes(m.Value))
                .Prepend(o),
            JsonArray a => a.SelectMany(Nodes),
            _ => [],
        };
}
