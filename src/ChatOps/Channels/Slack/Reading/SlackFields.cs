using System.Text.Json;
using ChatOps.Cards;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// A view's or message's <c>state.values</c> as fields: the block's id is the field's, whatever the element inside it is called. An input
/// that somebody left empty is there without a value; one that is not there was not on their screen.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/views#state</remarks>
internal static class SlackFields
{
    public static Fields Of(SlackState? state)
    {
        var values = ValuesOf(state).ToList();
        return values.Count == 0
            ? Fields.None
            : new Fields(
                values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Key, v.Value!)),
                values.Where(v => v.Value is null).Select(v => v.Key));
    }

    public static IEnumerable<string> Blocks(SlackState? state) => ValuesOf(state).Select(v => v.Key);

    /// <summary>Null: something that is no value of any input.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ValuesOf(SlackState? state)
    {
        if (state?.Values is not { ValueKind: JsonValueKind.Object } blocks)
            yield break;
        var read = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var block in blocks.EnumerateObject())
        {
            if (block.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (block.Value.ValueKind != JsonValueKind.Object)
                read[TolerantText.NameOf(block)] = null;
            else if (block.Value.EnumerateObject().Select(e => (JsonElement?)e.Value).FirstOrDefault() is { } element
                && Of(element) is { IsThere: true } value)
                read[TolerantText.NameOf(block)] = value.Text;
        }

        foreach (var value in read)
            yield return value;
    }

    /// <summary>By the member that the kind of element has. <c>IsThere</c> is false where it has none of them.</summary>
    private static (bool IsThere, string? Text) Of(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return (false, null);
        if (element.ValueKind != JsonValueKind.Object)
            return (true, null);
        if (element.TryGetProperty("selected_options", out var chosen) && chosen.ValueKind != JsonValueKind.Null)
            return (true, Many(chosen));
        foreach (var name in (ReadOnlySpan<string>)["selected_option", "selected_date", "value", "selected_options"])
        {
            if (element.TryGetProperty(name, out var value))
                return (true, name switch
                {
                    "selected_option" when value.ValueKind == JsonValueKind.Object => OfOption(value),
                    "value" => Text(value) is { } text ? SlackText.Typed(text) : null,
                    _ => Text(value),
                });
        }

        return (false, null);
    }

    private static string? Many(JsonElement chosen)
    {
        if (chosen.ValueKind != JsonValueKind.Array)
            return null;
        var values = chosen.EnumerateArray().Select(OfOption).ToList();
        return values.Contains(null) ? null : string.Join(',', values.Where(v => v!.Length > 0).Distinct());
    }

    private static string? OfOption(JsonElement option) =>
        option.ValueKind == JsonValueKind.Object && option.TryGetProperty("value", out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => TolerantText.Of(value),
        _ => null,
    };
}
