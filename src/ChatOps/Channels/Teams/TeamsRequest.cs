using Microsoft.Net.Http.Headers;

namespace ChatOps.Channels.Teams;

/// <summary>The parts of a request that are checked before it is believed.</summary>
internal static class TeamsRequest
{
    /// <summary>Bytes. Teams' own limit for a message is 100 KB of UTF-16.</summary>
    public const int LargestBody = 262_144;

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
