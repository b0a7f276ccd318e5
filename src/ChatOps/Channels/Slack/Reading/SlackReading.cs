using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ChatOps.Web;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>Tolerant reading of genuine payloads.</summary>
internal static class SlackReading
{
    /// <summary>
    /// The payload; an empty one when it is an object of a shape that we don't know; null when it is no JSON object at all.
    /// Bytes that are no text become U+FFFD.
    /// </summary>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) where T : class, new()
    {
        if (!Utf8.IsValid(json))
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return VendorJson.IsObject(json) ? new T() : null;
        }
    }
}
