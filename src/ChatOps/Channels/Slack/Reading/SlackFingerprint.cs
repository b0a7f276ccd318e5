using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Tells one handing in of a form from another with other values: Slack gives both the same view id and hash when the first answer was lost. Keyed with
/// the signing secret, because a plain hash of few words can be guessed, and with that secret because all instances know it, and the next start does too.
/// </summary>
internal static class SlackFingerprint
{
    private const int Bytes = 8;

    public static string Of(SlackState? state, ReadOnlySpan<byte> secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (var (field, value) in SlackFields.ValuesOf(state).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            Append(hash, field);
            Append(hash, value);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
    }

    /// <summary>With its length before it: no two forms run together to the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
