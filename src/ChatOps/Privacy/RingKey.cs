using System.Security.Cryptography;

namespace ChatOps.Privacy;

/// <summary>One key of the ring. Its id sorts by age and is stored beside what the key sealed.</summary>
internal sealed class RingKey(string id, ReadOnlySpan<byte> key)
{
    private volatile bool _isProven;

    public string Id => id;

    public AesBox Box { get; } = new(key);

    /// <summary>It has opened something, or was made here: it may seal.</summary>
    public bool IsProven
    {
        get => _isProven;
        set => _isProven = value;
    }

    /// <exception cref="CryptographicException">Another key sealed it, or at another place, or it was tampered with.</exception>
    public byte[] Open(ReadOnlySpan<byte> box, string place)
    {
        var plain = Box.Open(box, place);
        _isProven = true;
        return plain;
    }

    /// <summary>Whether this key sealed these bytes at this place.</summary>
    public bool Opens(ReadOnlySpan<byte> box, string place)
    {
        try
        {
            CryptographicOperations.ZeroMemory(Open(box, place));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public override string ToString() => id;
}
