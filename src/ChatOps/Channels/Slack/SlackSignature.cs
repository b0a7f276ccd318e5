using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Whether a request was signed by Slack with our signing secret, over the raw bytes, at most 300 seconds ago or ahead.
/// Without a secret nothing is genuine.
/// </summary>
/// <remarks>https://docs.slack.dev/authentication/verifying-requests-from-slack</remarks>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    public const string SignatureHeader = "X-Slack-Signature";

    private const string Version = "v0=";

    private const int LongestTimestamp = 20;

    private static readonly Duration Window = Duration.FromSeconds(300);

    /// <param name="secret">The signing secret; empty refuses everything.</param>
    /// <param name="timestamp">Unix seconds as the header gives them.</param>
    /// <param name="signature"><c>v0=</c> and 64 hexadecimal digits.</param>
    /// <param name="body">The request body as it came, before any decoding.</param>
    /// <param name="now">The real time, never the demo's.</param>
    public static bool IsGenuine(ReadOnlySpan<byte> secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, Instant now)
    {
        if (secret.IsEmpty || timestamp is null || signature is null || !IsFresh(timestamp, now))
            return false;
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!signature.StartsWith(Version, StringComparison.Ordinal)
            || Convert.FromHexString(signature.AsSpan(Version.Length), claimed, out var read, out var written) != OperationStatus.Done
            || read != signature.Length - Version.Length || written != claimed.Length)
            return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Compute(secret, timestamp, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, claimed);
    }

    /// <summary>The header value for a body: what Slack sends, and what a test's Slack sends.</summary>
    public static string Sign(ReadOnlySpan<byte> secret, string timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Compute(secret, timestamp, body, hash);
        return Version + Convert.ToHexStringLower(hash);
    }

    private static bool IsFresh(string timestamp, Instant now) =>
        timestamp.Length <= LongestTimestamp
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= Instant.MaxValue.ToUnixTimeSeconds()
        && Instant.FromUnixTimeSeconds(seconds) is var sent
        && sent >= now - Window && sent <= now + Window;

    private static void Compute(ReadOnlySpan<byte> secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        var message = ArrayPool<byte>.Shared.Rent(3 + timestamp.Length + 1 + body.Length);
        "v0:"u8.CopyTo(message);
        var length = 3 + Encoding.ASCII.GetBytes(timestamp, message.AsSpan(3));
        message[length++] = (byte)':';
        body.CopyTo(message.AsSpan(length));
        HMACSHA256.HashData(secret, message.AsSpan(0, length + body.Length), hash);
        ArrayPool<byte>.Shared.Return(message, clearArray: true);
    }
}
