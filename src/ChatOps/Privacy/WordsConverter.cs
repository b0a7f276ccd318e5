using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Privacy;

/// <summary>
/// Words as JSON text, for the documents that are sealed at once. Only the words contexts name it; everywhere else <see cref="Words"/> has
/// nothing public to write.
/// </summary>
internal sealed class WordsConverter : JsonConverter<Words>
{
    public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
}
