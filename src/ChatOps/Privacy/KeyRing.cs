using System.Security.Cryptography;
using ChatOps.Settings;

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

    /// <summary>What seals: the newest that has shown that it is the right one.</summary>
    public RingKey Newest =>
        Keys.LastOrDefault(k => k.IsProven) ?? throw new Misconfigured([$"Content:Key: there is no key in {place.Name}."]);

    private IReadOnlyList<RingKey> Keys => _keys ?? First();

    public bool Has(string id) => Find(id) is not null;

    public RingKey Get(string id) => Find(id) ?? throw new CryptographicException($"The key {id} is not in {place.Name}.");

    /// <summary>The keys as they lie in their place now, whatever this process works with.</summary>
    public IReadOnlyList<RingKey> Present() => place.Load();

    /// <summary>Takes from others what they may do with the keys' files.</summary>
    public void Protect() => place.Protect();

    /// <summary>A new key beside the others. Running instances find it when they first meet what it sealed.</summary>
    public RingKey Add()
    {
        var id = place.Add().Id;
        var key = Among(Anew(), id) ?? throw new CryptographicException($"The key {id} is not in {place.Name}.");
        key.IsProven = true;
        return key;
    }

    /// <summary>An unknown id may belong to a key that another instance has just made.</summary>
    private RingKey? Find(string id) => Among(Keys, id) ?? Among(Anew(), id);

    /// <summary>What is there at the start is believed: <see cref="KeyCheck"/> lets nothing run before each has opened something.</summary>
    private IReadOnlyList<RingKey> First()
    {
        var keys = place.Load();
        foreach (var key in keys)
            key.IsProven = true;
        return _keys = keys;
    }

    /// <summary>
    /// A key that is known keeps the bytes that it was proven with, whatever lies in its file by now. A new one seals nothing before it has
    /// opened something.
    /// </summary>
    private IReadOnlyList<RingKey> Anew()
    {
        var known = Keys;
        return _keys = [.. place.Load().Select(k => Among(known, k.Id) ?? k)];
    }

    private static RingKey? Among(IReadOnlyList<RingKey> keys, string id) => keys.FirstOrDefault(k => k.Id == id);

    private static IKeyPlace PlaceOf(string contentKey, IClock clock) =>
        contentKey.Split(':', 2) switch
        {
            ["file", { Length: > 0 } folder] => new KeyFolder(folder, clock),
            ["env", { Length: > 0 } name] => new KeyVariable(name),
            _ => throw new Misconfigured(["Content:Key must be file:FOLDER or env:NAME."]),
        };
}
