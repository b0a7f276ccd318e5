using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams;

/// <summary>Reads what is there and takes every other shape for absent: the protocol grows, and an unknown shape is no error.</summary>
internal static class LooseJson
{
    public static JToken? Member(object? json, string name) => json is JObject o ? o[name] : null;

    /// <summary>A string at the end of the path, or null.</summary>
    public static string? Text(object? json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            json = Member(json, name);
        return json is JValue { Type: JTokenType.String, Value: string text } ? text : null;
    }
}
