using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>Reading Block Kit as a person does: texts, buttons, inputs and what they hold.</summary>
internal static class SlackBlocks
{
    /// <summary>Every text, a line each: member's words, labels, buttons.</summary>
    public static string Read(JsonArray blocks) => string.Join('\n', blocks.SelectMany(Texts));

    /// <summary>Every button: those in rows and those beside a text.</summary>
    public static IEnumerable<JsonObject> Buttons(JsonArray blocks) => blocks.OfType<JsonObject>()
        .SelectMany(b => (b["elements"] as JsonArray ?? []).Append(b["accessory"]))
        .OfType<JsonObject>().Where(e => (string?)e["type"] == "button");

    public static IEnumerable<JsonObject> Inputs(JsonArray blocks) => blocks.OfType<JsonObject>().Where(b => (string?)b["type"] == "input");

    public static string IdOf(JsonObject block) => (string?)block["block_id"] ?? "";

    /// <summary>The <c>state</c> that Slack sends: for every input what was typed, else what it held from the start.</summary>
    public static JsonObject State(JsonArray blocks, IReadOnlyDictionary<string, string> typed)
    {
        var values = new JsonObject();
        foreach (var block in Inputs(blocks))
        {
            var element = (JsonObject)block["element"]!;
            values[IdOf(block)] = new JsonObject { [(string)element["action_id"]!] = Value(element, typed.GetValueOrDefault(IdOf(block))) };
        }
        return new JsonObject { ["values"] = values };
    }

    /// <summary>What an input holds from the start, written as a person would fill it in: text, or values with commas.</summary>
    public static string? Initial(JsonObject element) =>
        (string?)element["type"] switch
        {
            "plain_text_input" => (string?)element["initial_value"],
            "datepicker" => (string?)element["initial_date"],
            "checkboxes" or "multi_static_select" => element["initial_options"] is JsonArray many
                ? string.Join(',', many.Select(o => (string?)o!["value"]))
                : null,
            _ => (string?)element["initial_option"]?["value"],
        };

    private static JsonObject Value(JsonObject element, string? typed)
    {
        var type = (string)element["type"]!;
        var value = typed ?? Initial(element);
        return type switch
        {
            "plain_text_input" => new JsonObject { ["type"] = type, ["value"] = string.IsNullOrEmpty(value) ? null : value },
            "datepicker" => new JsonObject { ["type"] = type, ["selected_date"] = string.IsNullOrEmpty(value) ? null : value },
            "checkboxes" or "multi_static_select" => new JsonObject
            {
                ["type"] = type,
                ["selected_options"] = new JsonArray([
                    .. (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(v => (JsonNode)Option(element, v)),
                ]),
            },
            _ => new JsonObject { ["type"] = type, ["selected_option"] = string.IsNullOrEmpty(value) ? null : Option(element, value) },
        };
    }

    private static JsonObject Option(JsonObject element, string value) =>
        (element["options"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(o => (string?)o["value"] == value)?.DeepClone()
            as JsonObject
        ?? throw new InvalidOperationException($"There is no choice \"{value}\".");

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            // The parts of a section stand in one line.
            JsonObject section when (string?)section["type"] is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" =>
            [
                string.Concat(Texts(section["elements"])),
            ],
            JsonArray many => many.SelectMany(Texts),
            JsonObject { } text
                when text["text"] is JsonValue value
                    && (string?)text["type"] is "plain_text" or "mrkdwn" or "text" or "link" or "raw_text" => [(string)value!],
            JsonObject some => some.Where(m => m.Key is not ("element" or "value" or "block_id")).SelectMany(m => Texts(m.Value)),
            _ => [],
        };
}
