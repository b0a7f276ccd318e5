using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Reads a text member and takes anything else in its place as absent: one name means different shapes in different payloads (an event's
/// <c>channel</c> is an id or an object). Every text is cleaned as <see cref="WireText"/> says.
/// </summary>
internal sealed class TolerantText : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return WireText.Clean(Text(ref reader));
        reader.Skip();
        return null;
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireText.Clean(Text(ref reader));

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value);
    }

    /// <summary>A string that stands somewhere in a payload, likewise.</summary>
    public static string Of(JsonElement text)
    {
        try
        {
            return WireText.Clean(text.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return WireText.Clean(Unescaped(text.GetRawText()[1..^1]));
        }
    }

    /// <summary>A member's name, likewise.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return WireText.Clean(member.Name);
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan));
        }
    }

    /// <summary>JSON's escapes are read as those of a regular expression, which are more.</summary>
    private static string Unescaped(string written) => Regex.Unescape(written);
}

/// <summary>Reads a whole number, also where it is a text or has a fraction; anything else is zero, and costs no more.</summary>
internal sealed class TolerantNumber : JsonConverter<long>
{
    public override bool HandleNull => true;

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            reader.Skip();
            return 0;
        }

        using var value = JsonDocument.ParseValue(ref reader);
        return decimal.TryParse(
            value.RootElement.GetRawText().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is > long.MinValue and < long.MaxValue
            ? (long)number
            : 0;
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>Reads yes or no, also where it is written as a text; anything else is no, and costs no more.</summary>
internal sealed class TolerantFlag : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.ValueTextEquals("true"u8);
        reader.Skip();
        return reader.TokenType == JsonTokenType.True;
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
