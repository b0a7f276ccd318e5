using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// The <c>rich_text</c> blocks of what a person wrote, as they see it. Slack sends them beside the text, without the marks that only
/// format, and whole where the text is cut.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</remarks>
internal static partial class RichText
{
    private const string Marks = "*_~`>•◦▪\uFE0E\uFE0F\u2060";

    /// <summary>What the blocks hold, where they hold all that the text does; else the text.</summary>
    public static string Whole(string? wire, JsonElement? blocks, KnownNames names)
    {
        var text = SlackText.Plain(wire, names);
        try
        {
            return blocks is { ValueKind: JsonValueKind.Array } all && Read(all, names.LabelledIn(wire)) is { Length: > 0 } whole
                && (HoldsAll(text, whole) || HoldsAll(SlackText.Plain(Unfinished().Replace(wire ?? "", ""), names), whole))
                    ? whole
                    : text;
        }
        catch (InvalidOperationException)
        {
            // Half a letter, which is no text: the text beside it has been read.
            return text;
        }
    }

    /// <summary>Empty: none of them is text. What else stands there (a table) is passed over.</summary>
    internal static string Read(JsonElement blocks, KnownNames names)
    {
        List<JsonElement> parts = [.. blocks.EnumerateArray().Where(b => Member(b, "type") == "rich_text").SelectMany(b => Elements(b))];
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (text.Length > 0 && text[^1] != '\n')
                text.Append('\n');
            text.Append(Member(part, "type") switch
            {
                "rich_text_list" => Listed(part, names),
                // Where all of it is quoted, nothing has to be told apart.
                "rich_text_quote" when parts.Count > 1 => $"> {Line(part, names).Replace("\n", "\n> ", StringComparison.Ordinal)}",
                _ => Line(part, names),
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>A list inside of a list comes as one of its own, indented; what follows that goes on counting by its offset.</summary>
    private static string Listed(JsonElement list, KnownNames names)
    {
        var depth = (int)Math.Clamp(Number(list, "indent"), 0, 8);
        var first = 1 + Math.Clamp(Number(list, "offset"), 0, 1_000_000);
        var isNumbered = Member(list, "style") == "ordered";
        return string.Join('\n', Elements(list).Select((item, i) =>
            $"{new string(' ', 4 * depth)}{(isNumbered ? $"{first + i}." : $"{"•◦▪"[depth % 3]}")} {Line(item, names)}"));
    }

    private static string Line(JsonElement part, KnownNames names) => string.Concat(Elements(part).Select(e => Inline(e, names)));

    private static string? Inline(JsonElement element, KnownNames names) => Member(element, "type") switch
    {
        "link" => LinkText.Of(Member(element, "url") ?? "", Member(element, "text") ?? ""),
        "user" => SlackMarkup.User(Member(element, "user_id") ?? "", names.LabelOf(Member(element, "user_id")), names),
        "channel" => SlackMarkup.Channel("", names.LabelOf(Member(element, "channel_id")), names),
        "usergroup" => SlackMarkup.Group("", names.LabelOf(Member(element, "usergroup_id")), names),
        "team" => SlackMarkup.Group("", "", names),
        "broadcast" => SlackMarkup.Everyone(Member(element, "range") ?? ""),
        "date" => SlackMarkup.Date(Number(element, "timestamp") is > 0 and var at ? $"{at}" : "", Member(element, "fallback") ?? "", names),
        "emoji" => EmojiCodes.Spelled(Member(element, "unicode")) ?? Emoji(Member(element, "name") ?? "", Number(element, "skin_tone")),
        "color" => Member(element, "value"),
        _ => Member(element, "text"),
    };

    private static string Emoji(string name, long tone) =>
        EmojiCodes.Find(name, tone is >= 2 and <= 6 ? $"{tone}" : "") ?? SlackText.Plain($":{name}:");

    /// <summary>Without what only formats, the text is the whole or its beginning, perhaps with dots at its end.</summary>
    private static bool HoldsAll(string text, string whole) =>
        Letters(whole).TrimEnd('…', '.').StartsWith(Letters(text).TrimEnd('…', '.'), StringComparison.Ordinal);

    private static string Letters(string text) =>
        string.Concat(Count().Replace(text, "").Where(c => !char.IsWhiteSpace(c) && !Marks.Contains(c, StringComparison.Ordinal)));

    private static JsonElement.ArrayEnumerator Elements(JsonElement parent) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty("elements", out var elements)
        && elements.ValueKind == JsonValueKind.Array
            ? elements.EnumerateArray()
            : default;

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? TolerantText.Of(value)
            : null;

    /// <summary>0 for what is no number.</summary>
    private static long Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
            ? number
            : 0;

    /// <summary>A form, an entity or a code of an emoji in which a text was cut.</summary>
    [GeneratedRegex("(?:<[^<>]*|&[a-z]{0,3}|:[a-z0-9_+'-]*)…?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfinished();

    /// <summary>Slack counts a list inside of a list in letters.</summary>
    [GeneratedRegex(@"^\s*(?:[0-9]{1,7}|[a-z]{1,5})\.\s", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Count();
}
