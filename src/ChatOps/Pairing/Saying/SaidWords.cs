using System.Text.Json.Serialization;
using ChatOps.Privacy;

namespace ChatOps.Pairing.Saying;

/// <summary>What is encrypted of a saying.</summary>
internal sealed record SaidWords
{
    public Words? Text { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WordsConverter)])]
[JsonSerializable(typeof(SaidWords))]
internal sealed partial class SayJson : JsonSerializerContext;
