using System.Security.Cryptography;
using System.Text;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>An id that follows from a name: UUID version 5, RFC 9562.</summary>
internal static class NameId
{
    private static readonly Guid Ours = new("3f0d9a6e-52c1-5b7a-8e44-d1c0a9b7f263");

    public static Guid Of(string name) => Of(Ours, name);

    public static Guid Of(Guid space, string name)
    {
#pragma warning disable CA5350 // The RFC prescribes SHA-1; nothing rests on its strength.
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)])[..16];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
