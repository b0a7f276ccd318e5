namespace ChatOps.Matching.Solving;

/// <summary>The best few seen so far.</summary>
internal sealed class Nearest(int keep)
{
    private readonly (int Other, int Score)[] _best = new (int, int)[keep];

    public int Keep => keep;

    public int Count { get; private set; }

    /// <summary>A score must be above this to be added: that of the last of a full list, otherwise minus one.</summary>
    public int Least => Count < keep ? -1 : _best[keep - 1].Score;

    public (int Other, int Score) this[int rank] => _best[rank];

    public void Clear() => Count = 0;

    public void Add(int other, int score)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_best[i].Other == other)
                return;
        }

        var at = Count < keep ? Count++ : keep - 1;
        for (; at > 0 && _best[at - 1].Score < score; at--)
            _best[at] = _best[at - 1];
        _best[at] = (other, score);
    }
}
