using ChatOps.Matching.Exact;

namespace ChatOps.Matching.Solving;

/// <summary>Pairs that would pay more than the duals say, the few most wanted of each member.</summary>
internal sealed class Wanted(int count, int keep)
{
    private readonly int[] _others = new int[count * keep];
    private readonly int[] _scores = new int[count * keep];
    private readonly int[] _by = new int[count * keep];
    private readonly byte[] _counts = new byte[count];

    /// <param name="a">By place.</param>
    /// <param name="b">By place.</param>
    /// <param name="score">Of the pair.</param>
    /// <param name="by">How much it would pay more.</param>
    public void Add(int a, int b, int score, long by)
    {
        var most = (int)Math.Min(by, int.MaxValue);
        AddTo(a, b, score, most);
        AddTo(b, a, score, most);
    }

    /// <summary>Wanted for its score, by both or by the first only.</summary>
    public void Add(int a, int b, int score, bool byOne)
    {
        AddTo(a, b, score, score);
        if (!byOne)
            AddTo(b, a, score, score);
    }

    /// <summary>Wanted by the first only, for its score.</summary>
    public void AddOne(int a, int b, int score) => AddTo(a, b, score, score);

    /// <returns>Whether there were any.</returns>
    public bool AddTo(Graph graph)
    {
        var before = graph.Edges;
        for (var a = 0; a < count; a++)
        {
            for (var at = a * keep; at < a * keep + _counts[a]; at++)
            {
                var b = _others[at];
                if (a < b || !_others.AsSpan(b * keep, _counts[b]).Contains(a))
                    graph.Add(a, b, _scores[at]);
            }
        }

        return graph.Edges > before;
    }

    private void AddTo(int member, int other, int score, int by)
    {
        var (first, held) = (member * keep, _counts[member]);
        if (held == keep && by <= _by[first + keep - 1] || _others.AsSpan(first, held).Contains(other))
            return;
        var at = first + (held < keep ? _counts[member]++ : keep - 1);
        for (; at > first && _by[at - 1] < by; at--)
            (_others[at], _scores[at], _by[at]) = (_others[at - 1], _scores[at - 1], _by[at - 1]);
        (_others[at], _scores[at], _by[at]) = (other, score, by);
    }
}
