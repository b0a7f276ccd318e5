namespace ChatOps.Matching.Exact;

/// <summary>The graph grows, members leave and return; the solution is mended instead of made anew.</summary>
internal sealed partial class Blossoms
{
    /// <summary>Takes up edges that were added to the graph, which is indexed again: whom they concern is parted and solved anew.</summary>
    /// <param name="from">The first new edge.</param>
    public void Extend(int from)
    {
        var free = new List<int>();
        for (var edge = from; edge < _graph.Edges; edge++)
        {
            var (u, v) = (_graph.Ends[2 * edge], _graph.Ends[2 * edge + 1]);
            if (_graph.Weights[edge] <= _y[u] + _y[v] + AroundBoth(u, v))
                continue;
            // Whoever is free already pays; otherwise the poorer of the two.
            var payer = _mate[u] < 0 || _mate[v] >= 0 && _y[u] <= _y[v] ? u : v;
            Single(payer, free);
            var missing = _graph.Weights[edge] - _y[u] - _y[v];
            if (missing <= 0)
                continue;
            Part(payer, free);
            _y[payer] += missing;
        }

        foreach (var v in free)
            Settle(v);
    }

    /// <summary>Takes a member out: the rest is to be matched without them.</summary>
    public void Remove(int vertex)
    {
        var free = new List<int>();
        Single(vertex, free);
        Part(vertex, free);
        _label[vertex] = Gone;
        foreach (var v in free)
            Settle(v);
    }

    /// <summary>Takes a member in again.</summary>
    public void Restore(int vertex)
    {
        _label[vertex] = 0;
        _y[vertex] = -_price;
        foreach (ref readonly var arc in _graph[vertex])
        {
            if (_label[arc.To] != Gone)
                _y[vertex] = Math.Max(_y[vertex], arc.Weight - _y[arc.To]);
        }

        Settle(vertex);
    }

    /// <summary>Dissolves the blossom around a member, and parts whoever is matched over an edge that is no longer tight.</summary>
    private void Single(int vertex, List<int> free)
    {
        if (_parent[vertex] < 0)
            return;
        foreach (var v in Dissolve(Top(vertex)))
        {
            if (_mate[v] >= 0 && _y[v] + _y[_graph.Ends[_mate[v]]] != _graph.Weights[_mate[v] >> 1])
                Part(v, free);
        }
    }

    private void Part(int vertex, List<int> free)
    {
        if (_mate[vertex] < 0)
            return;
        var other = _graph.Ends[_mate[vertex]];
        (_mate[vertex], _mate[other]) = (-1, -1);
        free.Add(vertex);
        free.Add(other);
    }
}
