using System.Text.Json.Serialization;
using ChatOps.Privacy;

namespace ChatOps.Pairing.Saying;

/// <summary>What is encrypted of a saying.</summary>
internal sealed record SaidWords
{
    public Words? Text { get; init; }

    /// <summary>Files came with it, which are not carried; null: none.</summary>
    public bool? HadFiles { get; init; }

    /// <summary>It was changed where it was typed; null: it stands as it was sent.</summary>
    public bool? IsEdited { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WordsConverter)])]
[JsonSerializable(typeof(SaidWords))]
internal sealed partial class SayJson : JsonSerializerContext;
