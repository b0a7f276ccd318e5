using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Privacy;

/// <summary>
/// AES-256-GCM under one key: a format byte, a random nonce (12 bytes), the tag (16), the cipher text. The place is authenticated with them,
/// so that bytes moved elsewhere do not open. Anything tampered with throws <see cref="CryptographicException"/>.
/// </summary>
#pragma warning disable CA1001 // It lives in caches and may be in use when it is forgotten there: the finalizer of its handle frees it.
internal sealed class AesBox(ReadOnlySpan<byte> key)
#pragma warning restore CA1001
{
    public const int KeySize = 32;

    private const byte Format = 1;
    private const int Nonce = 1;
    private const int Tag = Nonce + 12;
    private const int Text = Tag + 16;

    // The platform's cipher keeps its state in the instance: one use at a time.
    private readonly Lock _gate = new();
    private readonly AesGcm _aes = new(key, Text - Tag);

    public byte[] Seal(ReadOnlySpan<byte> plain, string place)
    {
        var box = new byte[Text + plain.Length];
        box[0] = Format;
        RandomNumberGenerator.Fill(box.AsSpan(Nonce, Tag - Nonce));
        var bound = Encoding.UTF8.GetBytes(place);
        lock (_gate)
            _aes.Encrypt(box.AsSpan(Nonce, Tag - Nonce), plain, box.AsSpan(Text), box.AsSpan(Tag, Text - Tag), bound);
        return box;
    }

    public byte[] Open(ReadOnlySpan<byte> box, string place)
    {
        if (box.Length < Text || box[0] != Format)
            throw new CryptographicException("These bytes were not sealed here.");
        var plain = new byte[box.Length - Text];
        var bound = Encoding.UTF8.GetBytes(place);
        lock (_gate)
            _aes.Decrypt(box[Nonce..Tag], box[Text..], box[Tag..Text], plain, bound);
        return plain;
    }
}
