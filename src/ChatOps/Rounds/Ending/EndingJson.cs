using System.Text.Json.Serialization;
using ChatOps.Privacy;

namespace ChatOps.Rounds.Ending;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WordsConverter)])]
[JsonSerializable(typeof(RoundEndWords))]
internal sealed partial class EndingJson : JsonSerializerContext;
