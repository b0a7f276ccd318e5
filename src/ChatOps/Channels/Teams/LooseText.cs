using System.Globalization;
using Newtonsoft.Json;

namespace ChatOps.Channels.Teams;

/// <summary>A text where there is one; every other shape is passed over as if it were absent.</summary>
internal sealed class LooseText : JsonConverter<string?>
{
    public override string? ReadJson(
        JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType is JsonToken.String)
            return (string?)reader.Value;
        reader.Skip();
        return null;
    }

    public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => writer.WriteValue(value);
}

/// <summary>A time where there is one in ISO 8601; everything else is passed over.</summary>
internal sealed class LooseTime : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? ReadJson(
        JsonReader reader, Type objectType, DateTimeOffset? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType is JsonToken.String)
            return DateTimeOffset.TryParse(
                (string?)reader.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;
        reader.Skip();
        return null;
    }

    public override void WriteJson(JsonWriter writer, DateTimeOffset? value, JsonSerializer serializer) => writer.WriteValue(value);
}

/// <summary>The objects of an array; everything else in it, and everything else in its place, is passed over.</summary>
internal sealed class LooseList<T> : JsonConverter<IList<T>?>
    where T : class
{
    public override IList<T>? ReadJson(
        JsonReader reader, Type objectType, IList<T>? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.TokenType is not JsonToken.StartArray)
        {
            reader.Skip();
            return null;
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType is not JsonToken.EndArray)
        {
            if (reader.TokenType is JsonToken.StartObject)
                items.Add(serializer.Deserialize<T>(reader)!);
            else
                reader.Skip();
        }

        return items;
    }

    public override void WriteJson(JsonWriter writer, IList<T>? value, JsonSerializer serializer) => serializer.Serialize(writer, value);
}
