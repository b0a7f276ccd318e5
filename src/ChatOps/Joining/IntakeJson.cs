using System.Text.Json.Serialization;
using ChatOps.Privacy;

namespace ChatOps.Joining;

/// <summary>How intake words look inside their encryption.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WordsConverter)])]
[JsonSerializable(typeof(IntakeWords))]
internal sealed partial class IntakeJson : JsonSerializerContext;
