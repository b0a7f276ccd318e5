using System.Security.Cryptography;
using ChatOps.Operations;

namespace ChatOps.Privacy;

/// <summary>The keys that wrap every person's content key, shared by all instances: the newest seals, all open.</summary>
internal sealed class KeyRing(IKeyPlace place)
{
    private volatile IReadOnlyList<RingKey>? _keys;

    public KeyRing(string contentKey, IClock clock)
        : this(PlaceOf(contentKey, clock))
    {
    }

    public string Place => place.Name;

    public bool IsEmpty => Keys.Count == 0;

    public RingKey Newest => Keys is [.., var newest] ? newest : throw new Misconfigured([$"Content:Key: there is no key in {place.Name}."]);

    private IReadOnlyList<RingKey> Keys => _keys ??= place.Load();

    public bool Has(string id) => Find(id) is not null;

    public RingKey Get(string id) => Find(id) ?? throw new CryptographicException($"The key {id} is not in {place.Name}.");

    /// <summary>A new key beside the others. Running instances find it when they first meet what it sealed.</summary>
    public RingKey Add()
    {
        var key = place.Add();
        _keys = place.Load();
        return key;
    }

    /// <summary>An unknown id may belong to a key that another instance has just made.</summary>
    private RingKey? Find(string id) => Among(Keys, id) ?? Among(_keys = place.Load(), id);

    private static RingKey? Among(IReadOnlyList<RingKey> keys, string id) => keys.FirstOrDefault(k => k.Id == id);

    private static IKeyPlace PlaceOf(string contentKey, IClock clock) =>
        contentKey.Split(':', 2) switch
        {
            ["file", { Length: > 0 } folder] => new KeyFolder(folder, clock),
            ["env", { Length: > 0 } name] => new KeyVariable(name),
            _ => throw new Misconfigured(["Content:Key must be file:FOLDER or env:NAME."]),
        };
}
