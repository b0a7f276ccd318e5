using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace ChatOps.Privacy;

/// <summary>
/// Unwrapped content keys by their wrapped bytes: a dropped or rewrapped key is never found again. Bounded by two generations: when the
/// younger is full, it becomes the older one, and what nobody asked for since is forgotten.
/// </summary>
internal sealed class KeyCache(int generation = 4096)
{
    private readonly Lock _gate = new();
    private ConcurrentDictionary<byte[], PersonKey> _young = new(Bytes.Equal);
    private ConcurrentDictionary<byte[], PersonKey> _old = new(Bytes.Equal);

    public PersonKey GetOrAdd(byte[] wrapped, string ringKey, Func<string, byte[], PersonKey> open)
    {
        if (_young.TryGetValue(wrapped, out var key))
            return key;
        if (!_old.TryGetValue(wrapped, out key))
            key = open(ringKey, wrapped);
        lock (_gate)
        {
            if (_young.Count >= generation)
            {
                _old = _young;
                _young = new(Bytes.Equal);
            }
            _young[wrapped] = key;
        }
        return key;
    }

    private sealed class Bytes : IEqualityComparer<byte[]>
    {
        public static readonly Bytes Equal = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        // The last bytes are cipher text: as random as any hash.
        public int GetHashCode(byte[] obj) =>
            obj.Length < 4 ? obj.Length : BinaryPrimitives.ReadInt32LittleEndian(obj.AsSpan(obj.Length - 4));
    }
}
