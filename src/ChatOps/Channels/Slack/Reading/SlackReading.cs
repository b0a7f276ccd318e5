using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatOps.Channels.Slack;

/// <summary>Tolerant reading of genuine payloads.</summary>
internal static class SlackReading
{
    /// <summary>Levels of objects and arrays. A value of 64 levels has its place inside a payload.</summary>
    public const int Deepest = 128;

    /// <summary>The payload; an empty one when it is an object of a shape that we don't know; null when it is no JSON object at all.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) where T : class, new()
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return IsObject(json) ? new T() : null;
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
