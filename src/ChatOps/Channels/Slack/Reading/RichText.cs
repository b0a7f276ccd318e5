using System.Text;
using System.Text.Json;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// The <c>rich_text</c> blocks of what a person wrote, as they see it. Slack sends them beside the text, and whole where the text is cut.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</remarks>
internal static class RichText
{
    /// <summary>The text, or what the blocks hold of it where the text ends too early.</summary>
    public static string Whole(string text, JsonElement? blocks, KnownNames names)
    {
        try
        {
            return blocks is { ValueKind: JsonValueKind.Array } all && Read(all, names) is { } whole && IsCut(text, whole) ? whole : text;
        }
        catch (InvalidOperationException)
        {
            // Half a letter, which is no text: the text beside it has been read.
            return text;
        }
    }

    /// <summary>Null: there is a block that no person can write.</summary>
    internal static string? Read(JsonElement blocks, KnownNames names)
    {
        var text = new StringBuilder();
        foreach (var block in blocks.EnumerateArray())
        {
            if (Member(block, "type") != "rich_text")
                return null;
            foreach (var part in Elements(block))
                Append(text, part, names);
        }

        return text.ToString().Replace("\0", "", StringComparison.Ordinal).Trim();
    }

    private static void Append(StringBuilder text, JsonElement part, KnownNames names)
    {
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
        if (Member(part, "type") != "rich_text_list")
        {
            text.AppendJoin("", Elements(part).Select(e => Inline(e, names)));
            return;
        }

        var isNumbered = Member(part, "style") == "ordered";
        text.AppendJoin(
            '\n',
            Elements(part).Select(
                (item, i) => $"{(isNumbered ? $"{i + 1}." : "•")} {string.Concat(Elements(item).Select(e => Inline(e, names)))}"));
    }

    private static string? Inline(JsonElement element, KnownNames names) => Member(element, "type") switch
    {
        "link" => SlackMarkup.Link(Member(element, "url") ?? "", Member(element, "text") ?? ""),
        "user" => SlackMarkup.User(Member(element, "user_id") ?? "", "", names),
        "channel" => SlackMarkup.Channel("", "", names),
        "usergroup" => SlackMarkup.Group("", "", names),
        "broadcast" => SlackMarkup.Everyone(Member(element, "range") ?? ""),
        "date" => SlackMarkup.Date(Number(element, "timestamp"), Member(element, "fallback") ?? "", names),
        "emoji" => EmojiCodes.Spelled(Member(element, "unicode")) ?? Emoji(Member(element, "name") ?? ""),
        "color" => Member(element, "value"),
        _ => Member(element, "text"),
    };

    private static string Emoji(string name) => EmojiCodes.Find(name) ?? $":{name}:";

    /// <summary>Without what only formats, the text is the beginning of the whole, perhaps with dots at its end.</summary>
    private static bool IsCut(string text, string whole)
    {
        var (part, all) = (Letters(text).TrimEnd('…', '.'), Letters(whole));
        return part.Length < all.TrimEnd('…', '.').Length && all.StartsWith(part, StringComparison.Ordinal);
    }

    private static string Letters(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '_' or '~' or '`' or '>' or '•')));

    private static JsonElement.ArrayEnumerator Elements(JsonElement parent) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty("elements", out var elements)
        && elements.ValueKind == JsonValueKind.Array
            ? elements.EnumerateArray()
            : default;

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? TolerantText.Of(value)
            : null;

    private static string Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "";
}
