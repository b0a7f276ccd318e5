using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>
/// A new ring key beside the old ones, and everything rewrapped under it. The words themselves stay as they are. Running again goes on
/// where it stopped.
/// </summary>
internal sealed class KeyRotation(KeyRing ring, WordsCipher cipher, IEnumerable<ISealSecrets> stores, Db db)
{
    private const int Batch = 500;

    private static readonly SqlText Sql = new("Privacy");

    /// <summary>The new key's id, and how many persons' keys and workspaces' tokens are under it now.</summary>
    public async Task<Rotated> Rotate(Ct ct)
    {
        var added = ring.Add();
        await db.Write(session => KeyCheck.Keep(session, [added]), ct);
        var newest = added.Id;
        var persons = 0;
        for (var done = Batch; done == Batch; persons += done)
            done = await db.Write(session => Rewrap(session, newest), ct);
        return new Rotated(newest, persons, await db.Write(Reseal, ct));
    }

    private async Task<int> Rewrap(Session session, string newest)
    {
        var rows = await session.Query<KeyRow>(Sql["FindKeysToRewrap"], new { Newest = newest, Limit = Batch });
        foreach (var row in rows)
        {
            var (ringKey, wrapped) = cipher.Rewrap(row.RingKey, row.Wrapped);
            await session.Execute(Sql["RewrapKey"], new { row.PersonId, RingKey = ringKey, Wrapped = wrapped, Before = row.Wrapped });
        }
        return rows.Count;
    }

    private async Task<int> Reseal(Session session)
    {
        var count = 0;
        foreach (var store in stores)
            count += await store.Reseal(session);
        return count;
    }

    internal sealed record Rotated(string NewKey, int Persons, int Tokens);

    private sealed record KeyRow
    {
        public PersonId PersonId { get; init; }

        public string RingKey { get; init; } = "";

        public byte[] Wrapped { get; init; } = [];
    }
}
