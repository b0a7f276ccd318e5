using System.Text.Json;
using ChatOps.Cards;

namespace ChatOps.Channels.Teams;

/// <summary>
/// What a button or form of ours sends: the names we gave it beside the inputs by their ids. A multiple choice arrives comma-joined,
/// a toggle as "true" or "false".
/// </summary>
internal static class SubmittedValue
{
    /// <summary>Ours, or the vendor's; everything else at the top level is an input.</summary>
    private static readonly HashSet<string> Names = ["action", "subject", "kind", "msteams"];

    private const int MostFields = 200;

    public static string? ActionOf(JsonElement data) => data.Text("action");

    public static string SubjectOf(JsonElement data) => data.Text("subject") ?? "";

    /// <summary>Null when there are more than a form of ours could have.</summary>
    public static Fields? FieldsOf(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object)
            return Fields.None;
        var values = new Dictionary<string, string>();
        foreach (var member in data.EnumerateObject())
        {
            if (NameOf(member) is { } name && !Names.Contains(name) && Plain(member.Value) is { } value)
                values[name] = value;
            if (values.Count > MostFields)
                return null;
        }

        return values.Count == 0 ? Fields.None : new Fields(values);
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return WireText.IsId(member.Name) ? member.Name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.Text() is { } text ? WireText.Clean(text) : null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => string.Join(',', value.Items().Select(Plain)),
        _ => null,
    };
}
