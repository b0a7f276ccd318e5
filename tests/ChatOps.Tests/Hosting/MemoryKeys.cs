using System.Globalization;
using System.Security.Cryptography;
using ChatOps.Privacy;

namespace ChatOps.Tests.Hosting;

/// <summary>A key ring's keys without files.</summary>
internal sealed class MemoryKeys : IKeyPlace
{
    private readonly List<RingKey> _keys = [];

    public MemoryKeys() => Add();

    public string Name => "memory";

    public IReadOnlyList<RingKey> Load() => [.. _keys];

    public RingKey Add()
    {
        _keys.Add(
            new RingKey((_keys.Count + 1).ToString("D4", CultureInfo.InvariantCulture), RandomNumberGenerator.GetBytes(AesBox.KeySize)));
        return _keys[^1];
    }

    public void Lose(string id) => _keys.RemoveAll(k => k.Id == id);
}
