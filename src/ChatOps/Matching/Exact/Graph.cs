namespace ChatOps.Matching.Exact;

/// <summary>The pairs that the solver looks at: few of all, and more while it asks for them.</summary>
internal sealed class Graph(int count)
{
    private int[] _ends = new int[Math.Max(64, count * 36)];
    private int[] _weights = new int[Math.Max(32, count * 18)];
    private int[] _first = new int[count + 1];
    private Arc[] _arcs = [];

    public int Count => count;

    public int Edges { get; private set; }

    /// <summary>The greatest doubled score.</summary>
    public int Most { get; private set; }

    /// <summary>By end: edge k joins ends 2k and 2k + 1.</summary>
    public ReadOnlySpan<int> Ends => _ends;

    public ReadOnlySpan<int> Weights => _weights;

    public ReadOnlySpan<Arc> this[int vertex] => _arcs.AsSpan(_first[vertex], _first[vertex + 1] - _first[vertex]);

    /// <summary>Not seen by the indexer before the next <see cref="Index"/>.</summary>
    public void Add(int a, int b, int score)
    {
        if (Edges == _weights.Length)
        {
            Array.Resize(ref _weights, Edges * 5 / 4);
            Array.Resize(ref _ends, 2 * (Edges * 5 / 4));
        }

        (_ends[2 * Edges], _ends[2 * Edges + 1]) = (a, b);
        _weights[Edges++] = 2 * score;
        Most = Math.Max(Most, 2 * score);
    }

    public bool Has(int a, int b)
    {
        foreach (ref readonly var arc in _arcs.AsSpan(_first[a], _first[a + 1] - _first[a]))
        {
            if (arc.To == b)
                return true;
        }

        return false;
    }

    public void Index()
    {
        Array.Clear(_first);
        for (var end = 0; end < 2 * Edges; end++)
            _first[_ends[end] + 1]++;
        for (var v = 0; v < count; v++)
            _first[v + 1] += _first[v];
        if (_arcs.Length < 2 * Edges)
            _arcs = new Arc[_ends.Length];
        var next = _first.AsSpan(0, count).ToArray();
        for (var end = 0; end < 2 * Edges; end++)
            _arcs[next[_ends[end]]++] = new Arc(_ends[end ^ 1], _weights[end >> 1], end ^ 1);
    }
}
