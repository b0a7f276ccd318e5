using System.Security.Cryptography;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>The only way from words to bytes and back: AES-GCM under one content key per person, each wrapped by the key ring.</summary>
internal sealed class WordsCipher(KeyRing ring)
{
    /// <summary>Of a person's key, wrapped by the ring.</summary>
    public const string Place = "content_keys.wrapped";

    private static readonly SqlText Sql = new("Privacy");

    private readonly KeyCache _unwrapped = new();

    /// <summary>The person's content key, made in this unit of work when they have none yet.</summary>
    public async Task<PersonKey> KeyOf(Session db, PersonId person) => await FindKey(db, person) ?? await MakeKey(db, person);

    /// <summary>A content key for a person who had none when this unit of work looked.</summary>
    public async Task<PersonKey> MakeKey(Session db, PersonId person)
    {
        var key = RandomNumberGenerator.GetBytes(AesBox.KeySize);
        var (ringKey, wrapped) = (ring.Newest.Id, ring.Newest.Box.Seal(key, Place));
        if (await db.Execute(Sql["AddContentKey"], new { PersonId = person, RingKey = ringKey, Wrapped = wrapped }) > 0)
            return Unwrap(ringKey, wrapped);
        // Another instance was first, and its key counts.
        return await FindKey(db, person) ?? throw new InvalidOperationException($"No content key could be made for person {person}.");
    }

    /// <summary>The person's content key, or null when it was dropped: their words are then unreadable everywhere.</summary>
    public async Task<PersonKey?> FindKey(Session db, PersonId person) => await (await AskForKey(db, person)).Answer();

    /// <summary>Likewise, asked for together with what else this unit of work needs.</summary>
    public async Task<Asked<PersonKey?>> AskForKey(Session db, PersonId person) =>
        (await db.Ask<Row>(Sql["FindContentKey"], new { PersonId = person })).As(rows =>
            rows is [var row] ? Unwrap(row.RingKey, row.Wrapped) : null);

    /// <summary>The key from a row that a store has joined already; unwrapped keys are remembered by their wrapped bytes.</summary>
    public PersonKey Unwrap(string ringKey, byte[] wrapped) => _unwrapped.GetOrAdd(wrapped, ringKey, Opened);

    /// <summary>Whatever the person wrote is unreadable from the commit on, in every copy and backup of the tables.</summary>
    public Task DropKey(Session db, PersonId person) => db.Execute(Sql["DropContentKey"], new { PersonId = person });

    /// <summary>The same content key under the newest key of the ring.</summary>
    internal (string RingKey, byte[] Wrapped) Rewrap(string ringKey, byte[] wrapped)
    {
        var newest = ring.Newest;
        var key = ring.Get(ringKey).Open(wrapped, Place);
        var anew = newest.Box.Seal(key, Place);
        CryptographicOperations.ZeroMemory(key);
        return (newest.Id, anew);
    }

    private PersonKey Opened(string ringKey, byte[] wrapped)
    {
        var key = ring.Get(ringKey).Open(wrapped, Place);
        var opened = new PersonKey(key);
        CryptographicOperations.ZeroMemory(key);
        return opened;
    }

    private sealed record Row
    {
        public string RingKey { get; init; } = "";

        public byte[] Wrapped { get; init; } = [];
    }
}
