using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Joining.Holidays;

/// <summary>How the entries that were left out are kept: as many as anybody reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LeftOut[]))]
internal sealed partial class HolidayJson : JsonSerializerContext
{
    private const int Most = 20;

    public static string Write(IReadOnlyList<LeftOut> leftOut) => JsonSerializer.Serialize([.. leftOut.Take(Most)], Default.LeftOutArray);

    public static IReadOnlyList<LeftOut> Read(string text) => JsonSerializer.Deserialize(text, Default.LeftOutArray) ?? [];
}
