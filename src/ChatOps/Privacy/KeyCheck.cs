using ChatOps.Operations;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>Before anything is served: the ring opens all that is stored, or has its first key made when nothing is stored yet.</summary>
internal sealed class KeyCheck(KeyRing ring, Db db)
{
    private static readonly SqlText Sql = new("Privacy");

    /// <exception cref="Misconfigured">A key of stored content is missing.</exception>
    public async Task Run(Ct ct)
    {
        var missing = await Missing(ct);
        if (missing.Count > 0)
            throw new Misconfigured([$"Content:Key: {ring.Place} lacks the key {string.Join(", ", missing)}, under which stored content is encrypted; put it back."]);
        if (ring.IsEmpty)
            ring.Add();
    }

    /// <summary>Ids of the keys that stored content needs and the ring lacks. Changes nothing.</summary>
    public async Task<IReadOnlyList<string>> Missing(Ct ct)
    {
        var needed = await db.Read(s => s.Query<string>(Sql["FindRingKeysInUse"]), ct);
        var tokens = await db.Read(s => s.Query<byte[]>(Sql["FindSealedTokens"]), ct);
        return [.. needed.Concat(tokens.Select(SecretBox.KeyOf)).Distinct().Where(id => !ring.Has(id)).Order(StringComparer.Ordinal)];
    }
}
