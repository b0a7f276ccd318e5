using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Joining.Holidays.Calendars;

namespace ChatOps.Joining.Holidays;

/// <summary>How the entries that were left out are kept: as many as anybody reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LeftOutEntry[]))]
internal sealed partial class HolidayJson : JsonSerializerContext
{
    private const int Most = 20;

    public static string Write(IReadOnlyList<LeftOutEntry> leftOut) =>
        JsonSerializer.Serialize([.. leftOut.Take(Most)], Default.LeftOutEntryArray);

    public static IReadOnlyList<LeftOutEntry> Read(string text) => JsonSerializer.Deserialize(text, Default.LeftOutEntryArray) ?? [];
}
