namespace ChatOps.Matching.Exact;

/// <summary>
/// What happens next in a search: a heap of (when, what), both in one number, so that equal times come in the order of what.
/// </summary>
internal sealed class Events
{
    private ulong[] _heap = new ulong[1024];
    private int _count;

    public void Clear() => _count = 0;

    public void Push(long when, uint what)
    {
        if (_count == _heap.Length)
            Array.Resize(ref _heap, 2 * _count);
        var item = ((ulong)when << 32) | what;
        var heap = _heap;
        var i = _count++;
        while (i > 0)
        {
            var above = (i - 1) >> 1;
            if (heap[above] <= item)
                break;
            heap[i] = heap[above];
            i = above;
        }

        heap[i] = item;
    }

    public bool TryPop(out long when, out uint what)
    {
        if (_count == 0)
        {
            (when, what) = (long.MaxValue, 0);
            return false;
        }

        var heap = _heap;
        var top = heap[0];
        (when, what) = ((long)(top >> 32), (uint)top);
        var item = heap[--_count];
        var i = 0;
        for (var below = 1; below < _count; below = 2 * i + 1)
        {
            if (below + 1 < _count && heap[below + 1] < heap[below])
                below++;
            if (heap[below] >= item)
                break;
            heap[i] = heap[below];
            i = below;
        }

        heap[i] = item;
        return true;
    }
}
