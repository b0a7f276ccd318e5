using System.Text.Json;

namespace ChatOps.Channels.Teams;

/// <summary>Reads what is there and takes every other shape for absent: the protocol grows, and an unknown shape is no error.</summary>
internal static class LooseJson
{
    /// <summary>Null too where a name of the object is no text: looking through the names then fails half-way.</summary>
    public static JsonElement? Member(this JsonElement json, string name)
    {
        try
        {
            return json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A string at the end of the path, or null. An unpaired surrogate is not text either.</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.Member(name) is not { } member)
                return null;
            json = member;
        }

        try
        {
            return json.ValueKind is JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? json.EnumerateArray() : [];
}
