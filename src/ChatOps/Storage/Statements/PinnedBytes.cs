namespace ChatOps.Storage;

/// <summary>Where the texts of one running statement lie, at an address that stays. What does not fit in is for its owner to copy.</summary>
internal sealed unsafe class PinnedBytes
{
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(16 * 1024, pinned: true);
    private readonly byte* _start;
    private int _used;

    public PinnedBytes() => _start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _bytes[0]);

    public bool TryTake(int most, out byte* start, out int room)
    {
        start = _start + _used;
        room = _bytes.Length - _used;
        return most <= room;
    }

    public void Keep(int length) => _used += length;

    /// <summary>Nothing of it is left to be read: it may hold a name.</summary>
    public void Clear()
    {
        _bytes.AsSpan(0, _used).Clear();
        _used = 0;
    }
}
