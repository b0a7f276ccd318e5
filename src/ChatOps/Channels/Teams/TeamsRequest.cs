using System.Buffers;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace ChatOps.Channels.Teams;

/// <summary>The parts of a request that are checked before it is believed.</summary>
internal static class TeamsRequest
{
    /// <summary>Bytes. Teams' own limit for a message is 100 KB of UTF-16.</summary>
    public const int LargestBody = 262_144;

    /// <summary>The whole body, not yet consumed. Null when it is larger than <see cref="LargestBody"/>; no more of it is then read.</summary>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadBody(PipeReader reader, Ct ct)
    {
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (read.Buffer.Length > LargestBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }
            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
