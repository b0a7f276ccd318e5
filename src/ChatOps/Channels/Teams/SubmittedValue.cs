using System.Globalization;
using ChatOps.Cards;
using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams;

/// <summary>
/// What a button or form of ours sends: the names we gave it beside the inputs by their ids. A multiple choice arrives comma-joined,
/// a toggle as "true" or "false", an empty input often not at all.
/// </summary>
internal static class SubmittedValue
{
    /// <summary>Ours, or the vendor's; everything else at the top level is an input.</summary>
    private static readonly HashSet<string> Names = ["action", "subject", "kind", "msteams", AdaptiveInputs.Gathered];

    private const int MostFields = 200;

    public static string? ActionOf(object? data) => LooseJson.Text(data, "action");

    public static string SubjectOf(object? data) => LooseJson.Text(data, "subject") ?? "";

    /// <summary>Null when there are more than a form of ours could have.</summary>
    public static Fields? FieldsOf(object? data)
    {
        if (data is not JObject members)
            return Fields.None;
        // Some clients lose all inputs, the hidden tick as well: then nobody emptied anything.
        var isGathered = members.ContainsKey(AdaptiveInputs.Gathered);
        var values = new Dictionary<string, string>();
        var unreadable = new HashSet<string>();
        foreach (var (name, value) in members)
        {
            if (!WireText.IsId(name) || Names.Contains(name) || value is null or { Type: JTokenType.Null or JTokenType.Undefined })
                continue;
            if (value is JValue { Value: AdaptiveInputs.Emptied })
            {
                if (isGathered)
                    values[name] = "";
            }
            else if (Plain(value) is { } plain)
                values[name] = plain;
            else
                unreadable.Add(name);
            if (values.Count + unreadable.Count > MostFields)
                return null;
        }

        return values.Count + unreadable.Count == 0 ? Fields.None : new Fields(values, unreadable);
    }

    /// <summary>Null: no value of any input.</summary>
    private static string? Plain(JToken? value) =>
        value switch
        {
            JValue { Value: string text } => WireText.Clean(text),
            JValue { Value: bool isOn } => isOn ? "true" : "false",
            JValue { Type: JTokenType.Integer or JTokenType.Float, Value: IFormattable number } => number.ToString(
                null, CultureInfo.InvariantCulture),
            JArray items when items.All(i => i is JValue) => string.Join(',', items.Select(Plain)),
            _ => null,
        };
}
