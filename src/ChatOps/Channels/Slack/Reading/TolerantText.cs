using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Reads a text member and takes anything else in its place as absent: one name means different shapes in different payloads (an event's
/// <c>channel</c> is an id or an object). NUL, which PostgreSQL can't store, is dropped.
/// </summary>
internal sealed class TolerantText : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Clean(reader.GetString()!);
        reader.Skip();
        return null;
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value);
    }

    private static string Clean(string text) => text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
