using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Privacy;

/// <summary>
/// AES-256-GCM under one key: a format byte, a random nonce (12 bytes), the tag (16), the cipher text. The place is authenticated with
/// them, so that bytes moved elsewhere do not open. Anything tampered with throws <see cref="CryptographicException"/>.
/// </summary>
internal sealed class AesBox(ReadOnlySpan<byte> key)
{
    public const int KeySize = 32;

    private const byte Format = 1;
    private const int Nonce = 1;
    private const int Tag = Nonce + 12;
    private const int Text = Tag + 16;

    // The key alone, at one place: the platform's cipher around it is two kilobytes outside the heap, and made anew in a microsecond.
    private readonly byte[] _key = Pinned(key);

    public byte[] Seal(ReadOnlySpan<byte> plain, string place)
    {
        var box = new byte[Text + plain.Length];
        box[0] = Format;
        RandomNumberGenerator.Fill(box.AsSpan(Nonce, Tag - Nonce));
        var bound = Encoding.UTF8.GetBytes(place);
        using var aes = new AesGcm(_key, Text - Tag);
        aes.Encrypt(box.AsSpan(Nonce, Tag - Nonce), plain, box.AsSpan(Text), box.AsSpan(Tag, Text - Tag), bound);
        return box;
    }

    public byte[] Open(ReadOnlySpan<byte> box, string place)
    {
        if (box.Length < Text || box[0] != Format)
            throw new CryptographicException("These bytes were not sealed here.");
        var plain = new byte[box.Length - Text];
        var bound = Encoding.UTF8.GetBytes(place);
        using var aes = new AesGcm(_key, Text - Tag);
        aes.Decrypt(box[Nonce..Tag], box[Text..], box[Tag..Text], plain, bound);
        return plain;
    }

    private static byte[] Pinned(ReadOnlySpan<byte> key)
    {
        var kept = GC.AllocateUninitializedArray<byte>(key.Length, pinned: true);
        key.CopyTo(kept);
        return kept;
    }
}
