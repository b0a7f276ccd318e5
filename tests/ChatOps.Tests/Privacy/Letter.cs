using System.Text.Json.Serialization;
using ChatOps.Privacy;

namespace ChatOps.Tests.Privacy;

/// <summary>An example of a record of words, and of the context that may write it.</summary>
internal sealed record Letter(Words Subject, IReadOnlyList<Words> Lines);

[JsonSourceGenerationOptions(Converters = [typeof(WordsConverter)])]
[JsonSerializable(typeof(Letter))]
internal sealed partial class LetterJson : JsonSerializerContext;

/// <summary>A context that forgot, or was never meant, to write words.</summary>
[JsonSerializable(typeof(Letter))]
internal sealed partial class CarelessJson : JsonSerializerContext;
