using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Tells one handing in of a form from another with other values: Slack gives both the same view id and hash when the first answer was
/// lost. Keyed with the signing secret, because a plain hash of few words can be guessed, and with that secret because all instances know
/// it, and the next start does too.
/// </summary>
internal static class SlackFingerprint
{
    private const int Bytes = 8;

    public static string Of(SlackState? state, ReadOnlySpan<byte> secret)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        foreach (var (field, value) in SlackFields.ValuesOf(state).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            Append(message, field);
            Append(message, value ?? "\0");
        }
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message.WrittenSpan, hash);
        message.Clear();
        return Convert.ToHexStringLower(hash[..Bytes]);
    }

    /// <summary>With its length before it: no two forms run together to the same bytes.</summary>
    private static void Append(ArrayBufferWriter<byte> message, string text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(message.GetSpan(sizeof(int)), text.Length);
        message.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text, message);
    }
}
