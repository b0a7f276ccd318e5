using System.Security.Cryptography;
using System.Text;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>
/// Secrets that are nobody's words, such as the tokens of Slack workspaces: sealed by the ring itself, the key's id in front.
/// </summary>
internal sealed class SecretBox(KeyRing ring)
{
    private const byte Format = 1;

    /// <summary>The place of a workspace's token.</summary>
    public static string SlackToken(string enterpriseId, string teamId) => $"slack_installs.token/{enterpriseId}/{teamId}";

    /// <summary>The place of what renews it.</summary>
    public static string SlackRefreshToken(string enterpriseId, string teamId) => $"slack_installs.refresh_token/{enterpriseId}/{teamId}";

    public byte[] Seal(ReadOnlySpan<byte> secret, string place)
    {
        var key = ring.Newest;
        var id = Encoding.ASCII.GetBytes(key.Id);
        return [Format, checked((byte)id.Length), .. id, .. key.Box.Seal(secret, place)];
    }

    public byte[] Open(ReadOnlySpan<byte> box, string place) => ring.Get(KeyOf(box)).Open(Inside(box), place);

    /// <summary>What the ring's key itself sealed.</summary>
    public static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> box) => box[(2 + KeyOf(box).Length)..];

    public static string KeyOf(ReadOnlySpan<byte> box)
    {
        if (box.Length < 2 || box[0] != Format || box.Length < 2 + box[1])
            throw new CryptographicException("These bytes were not sealed here.");
        return Encoding.ASCII.GetString(box.Slice(2, box[1]));
    }
}

/// <summary>A store of secrets that the ring itself seals (see <see cref="SecretBox"/>).</summary>
internal interface ISealSecrets
{
    /// <summary>Seals all of them under the newest key of the ring, in the caller's unit of work; how many there are.</summary>
    Task<int> Reseal(Session db);
}
