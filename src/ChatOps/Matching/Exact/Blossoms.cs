namespace ChatOps.Matching.Exact;

/// <summary>
/// Edmonds' algorithm: a perfect matching of greatest weight on a sparse graph, and duals that prove it. One alternating tree at a time,
/// its dual change kept as one number, its next step taken from a heap. Duals <c>y</c> of members and <c>z</c> of blossoms stay feasible
/// throughout: for every edge of the graph y(u) + y(v) + z(blossoms around both) is at least twice the score, with equality on what is
/// matched. Blossoms are numbered from <c>count</c> upwards.
/// </summary>
internal sealed partial class Blossoms
{
    private const byte Outer = 1;
    private const byte Inner = 2;
    private const byte Gone = 3;

    private readonly Graph _graph;
    private readonly int _count;
    private readonly long _price;
    private readonly int[] _mate;
    private readonly long[] _y;
    private readonly long[] _z;
    private readonly byte[] _label;
    private readonly int[] _via;

    /// <param name="graph">Indexed.</param>
    /// <param name="price">What it costs, in doubled points, to leave somebody alone: more than any exchange could earn.</param>
    public Blossoms(Graph graph, long price)
    {
        (_graph, _count, _price) = (graph, graph.Count, price);
        var most = _count + _count / 2 + 1;
        _mate = new int[_count];
        _y = new long[_count];
        _z = new long[most];
        _base = new int[most];
        _parent = new int[most];
        _jump = new int[most];
        _jumpAge = new int[most];
        _age = new int[most];
        _size = new int[most];
        _children = new int[most][];
        _links = new int[most][];
        _label = new byte[most];
        _via = new int[most];
        _best = new long[_count];
        _bestIn = new int[_count];
        _mark = new int[most];
        Array.Fill(_mate, -1);
        Array.Fill(_parent, -1);
        Array.Fill(_jumpAge, -1);
        for (var v = 0; v < _count; v++)
            (_base[v], _size[v]) = (v, 1);
        for (var b = most - 1; b >= _count; b--)
            _unused.Push(b);
        for (var v = 0; v < _count; v++)
        {
            foreach (ref readonly var arc in _graph[v])
                _y[v] = Math.Max(_y[v], (arc.Weight + 1) / 2);
        }

        for (var v = 0; v < _count; v++)
            Settle(v);
    }

    /// <summary>Trees that reached nobody who is free, however far their duals fell.</summary>
    public List<Stuck> Stuck { get; } = [];

    /// <summary>How many searches gave up for lack of patience.</summary>
    public int Impatient { get; private set; }

    /// <summary>Minus one: alone, or taken out.</summary>
    public int PartnerOf(int vertex) => _mate[vertex] < 0 ? -1 : _graph.Ends[_mate[vertex]];

    public bool IsGone(int vertex) => _label[vertex] == Gone;

    /// <summary>No matching on the graph is worth more, in doubled points, when whoever is alone counts minus the price.</summary>
    public long Bound()
    {
        var bound = 0L;
        for (var v = 0; v < _count; v++)
            bound += _label[v] == Gone ? 0 : _y[v];
        for (var b = _count; b < _base.Length; b++)
            bound += _children[b] is null ? 0 : _z[b] * ((_size[b] - 1) / 2);
        return bound;
    }

    /// <summary>The duals as they stand now.</summary>
    public Duals Duals() =>
        new(
            (long[])_y.Clone(),
            Enumerable.Range(_count, _base.Length - _count).Where(b => _parent[b] < 0 && _children[b] is not null),
            b => _children[b],
            b => _z[b]);

    /// <summary>Finds a partner for everybody who is free.</summary>
    /// <param name="hopeless">For whom a search that is stuck leaves the cheapest member of its tree alone.</param>
    /// <param name="patience">How far the duals of one search may fall before it gives up.</param>
    public void Solve(IReadOnlySet<int> hopeless, long patience)
    {
        Stuck.Clear();
        Impatient = 0;
        for (var v = 0; v < _count; v++)
        {
            if (_mate[v] < 0 && _label[v] != Gone && _y[v] > -_price)
                Search(v, hopeless.Contains(v), patience);
        }
    }

    /// <summary>Lowers the dual of a free member as far as it goes and matches it with a free one, if an edge became tight.</summary>
    private void Settle(int vertex)
    {
        if (_mate[vertex] >= 0 || _label[vertex] == Gone || _parent[vertex] >= 0)
            return;
        // Never below the price of being alone.
        var (least, partner) = (_y[vertex] + _price, -1);
        foreach (ref readonly var arc in _graph[vertex])
        {
            if (_label[arc.To] == Gone)
                continue;
            var slack = _y[vertex] + _y[arc.To] - arc.Weight;
            if (slack < least)
                (least, partner) = (slack, -1);
            if (slack == least && partner < 0 && _mate[arc.To] < 0 && _parent[arc.To] < 0)
                partner = arc.End;
        }

        _y[vertex] -= least;
        if (partner < 0)
            return;
        _mate[vertex] = partner;
        _mate[_graph.Ends[partner]] = partner ^ 1;
    }
}
