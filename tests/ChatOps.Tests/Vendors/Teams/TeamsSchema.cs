using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>
/// What we send, as the SDK's own schema has it: read with its types and written again it is the same tree, and no member was left over
/// that its types do not know.
/// </summary>
internal static class TeamsSchema
{
    private static readonly JsonSerializerSettings AsItIs = new()
    {
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = null,
    };

    /// <summary>What does not fit; nothing, when all does.</summary>
    public static IReadOnlyList<string> Misfits(TeamsCall call) => call switch
    {
        { IsToConnector: false } or { Text: "" } => [],
        { IsCreate: true } => [.. Misfits<ConversationParameters>(call.Text)],
        { IsSend: true } or { IsUpdate: true } => [.. Misfits<Activity>(call.Text)],
        _ => [$"{call.Method} {call.RawPath} has a body"],
    };

    private static IEnumerable<string> Misfits<T>(string text)
        where T : notnull
    {
        var read = JsonConvert.DeserializeObject<T>(text, AsItIs)!;
        var back = JsonConvert.SerializeObject(read, AsItIs);
        if (!JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(back)))
            yield return $"{typeof(T).Name} comes back as another tree: {text} became {back}";
        foreach (var member in Unknown(read, typeof(T).Name))
            yield return $"{member} is not known";
        if (JObject.Parse(text)["channelData"] is JObject data)
        {
            foreach (var misfit in Misfits<TeamsChannelData>(data.ToString(Formatting.None)))
                yield return misfit;
        }
    }

    /// <summary>The SDK's types keep what they do not know in <c>Properties</c>.</summary>
    private static IEnumerable<string> Unknown(object? value, string at) =>
        value switch
        {
            null or string or JToken => [],
            IEnumerable items => items.Cast<object?>().SelectMany(item => Unknown(item, $"{at}[]")),
            _ when value.GetType().Namespace?.StartsWith("Microsoft.Bot.Schema", StringComparison.Ordinal) is true => value
                .GetType()
                .GetProperties()
                .SelectMany(p =>
                    p.Name == nameof(Activity.Properties)
                        ? ((JObject?)p.GetValue(value))?.Properties().Select(m => $"{at}.{m.Name}") ?? []
                        : Unknown(p.GetValue(value), $"{at}.{p.Name}")),
            _ => [],
        };
}
