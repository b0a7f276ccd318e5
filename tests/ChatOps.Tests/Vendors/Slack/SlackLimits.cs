using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>The limits of Block Kit that Slack enforces when a message or view arrives, with the code of its refusal.</summary>
internal static class SlackLimits
{
    public static string? OfMessage(JsonArray? blocks) => OfBlocks(blocks, 50);

    public static string? OfModal(JsonObject? view)
    {
        if (view is null || (string?)view["type"] != "modal" || view["title"] is not JsonObject title)
            return "invalid_arguments";
        var blocks = view["blocks"] as JsonArray;
        var hasInput = SlackBlocks.Inputs(blocks ?? []).Any();
        if (
            Length(title["text"]) is 0 or > 24
            || Length(view["submit"]?["text"]) > 24
            || Length(view["close"]?["text"]) > 24
            || Length(view["private_metadata"]) > 3000
            || Length(view["callback_id"]) > 255)
            return "invalid_arguments";
        if (hasInput && view["submit"] is null)
            return "invalid_arguments";
        return OfBlocks(blocks, 100) is null ? null : "invalid_arguments";
    }

    public static string? OfBlocks(JsonArray? blocks, int most)
    {
        if (blocks is null)
            return null;
        var ids = blocks.OfType<JsonObject>().Select(SlackBlocks.IdOf).Where(id => id.Length > 0).ToList();
        var isGood =
            blocks.Count <= most
            && ids.Count == ids.Distinct().Count()
            && ids.All(i => i.Length <= 255)
            && blocks.OfType<JsonObject>().All(IsGood);
        return isGood ? null : "invalid_blocks";
    }

    private static bool IsGood(JsonObject block) =>
        (string?)block["type"] switch
        {
            "actions" => block["elements"] is JsonArray { Count: >= 1 and <= 25 } elements
                && Ids(elements).Distinct().Count() == elements.Count
                && SlackBlocks.Buttons([block.DeepClone()]).All(IsButton),
            "section" => Length(block["text"]?["text"]) is > 0 and <= 3000 || block["fields"] is JsonArray { Count: >= 1 and <= 10 },
            "header" => Length(block["text"]?["text"]) is > 0 and <= 150,
            "context" => block["elements"] is JsonArray { Count: >= 1 and <= 10 },
            "input" => Length(block["label"]?["text"]) is > 0 and <= 2000 && block["element"] is JsonObject,
            _ => true,
        };

    private static bool IsButton(JsonObject button) =>
        Length(button["text"]?["text"]) is > 0 and <= 75
        && Length(button["action_id"]) <= 255
        && (button["value"] is null || Length(button["value"]) is > 0 and <= 2000);

    private static IEnumerable<string?> Ids(JsonArray elements) => elements.Select(e => (string?)e!["action_id"]);

    private static int Length(JsonNode? text) => ((string?)text)?.Length ?? 0;
}
