using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Privacy;

/// <summary>
/// Writes words out. Only contexts whose records go through <see cref="PersonKey"/> name it; in every other context words refuse to be
/// written:
/// <code>
/// [JsonSourceGenerationOptions(Converters = [typeof(WordsConverter)])]
/// [JsonSerializable(typeof(CheckInWords))]
/// internal sealed partial class CheckInJson : JsonSerializerContext;
/// </code>
/// </summary>
internal sealed class WordsConverter : JsonConverter<Words>
{
    public override Words? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? new Words(text) : null;

    public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Reveal());
}

/// <summary>What stands on <see cref="Words"/> itself: nobody serializes them by accident.</summary>
internal sealed class NoWords : JsonConverter<Words>
{
    public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

    public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => throw Refusal();

    private static NotSupportedException Refusal() =>
        new("Words are written by WordsCipher only: name WordsConverter in the context of what is encrypted.");
}
