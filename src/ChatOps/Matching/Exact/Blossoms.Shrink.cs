namespace ChatOps.Matching.Exact;

/// <summary>Blossoms come and open during a search.</summary>
internal sealed partial class Blossoms
{
    private readonly List<int> _cycle = [];
    private readonly List<int> _cycleLinks = [];

    /// <summary>A tight edge between two outer blossoms closes an odd cycle, which becomes one outer blossom.</summary>
    private void Shrink(int edge, int from, int to)
    {
        var top = Meet(from, to);
        var blossom = _unused.Pop();
        var (children, links, size) = (_cycle, _cycleLinks, 0);
        children.Clear();
        links.Clear();
        for (var b = Top(_graph.Ends[2 * edge]); b != top; b = Before(b))
        {
            children.Add(b);
            links.Add(_via[b]);
        }

        children.Add(top);
        children.Reverse();
        links.Reverse();
        links.Add(2 * edge);
        for (var b = Top(_graph.Ends[2 * edge + 1]); b != top; b = Before(b))
        {
            children.Add(b);
            links.Add(_via[b] ^ 1);
        }

        (_children[blossom], _links[blossom]) = ([.. children], [.. links]);
        (_base[blossom], _parent[blossom], _z[blossom]) = (_base[top], -1, -2 * _change);
        Label(blossom, Outer, _via[top]);
        foreach (var child in _children[blossom])
        {
            size += _size[child];
            var wasInner = _label[child] == Inner;
            if (child >= _count)
                _z[child] += (wasInner ? -2 : 2) * _change;
            _label[child] = 0;
            _parent[child] = blossom;
            if (!wasInner)
                continue;
            foreach (var v in Leaves(child))
                BecomeOuter(v, 2 * _change);
        }

        _size[blossom] = size;
    }

    /// <summary>An inner blossom whose weight is used up: the even side of its cycle stays in the tree, the rest leaves it.</summary>
    private void Open(int blossom)
    {
        var (children, links, via) = (_children[blossom], _links[blossom], _via[blossom]);
        Discard(blossom);
        var start = Array.IndexOf(children, Top(_graph.Ends[via ^ 1]));
        var (step, trick) = (start & 1) != 0 ? (1, 0) : (-1, 1);
        var at = start;
        while (at != 0 && at != children.Length)
        {
            StayInner(children[at], via);
            via = Link();
            at += step;
            LeaveTree(children[at]);
            MakeOuter(children[at], via);
            via = Link();
            at += step;
        }

        StayInner(children[0], via);
        foreach (var child in children)
        {
            if (_label[child] != 0)
                continue;
            LeaveTree(child);
            Outside(child);
        }

        int Link() => links[at - trick] ^ trick;
    }

    /// <summary>What was inside an inner blossom and is inner itself now: the stored duals of its members are right already.</summary>
    private void StayInner(int child, int via)
    {
        Label(child, Inner, via);
        if (child >= _count)
            Await(child);
    }

    private void LeaveTree(int child)
    {
        foreach (var v in Leaves(child))
            _y[v] += _change;
    }

    /// <summary>A blossom that left the tree may be reached again from any outer member.</summary>
    private void Outside(int blossom)
    {
        foreach (var v in Leaves(blossom))
        {
            _bestIn[v] = 0;
            foreach (ref readonly var arc in _graph[v])
            {
                if (_label[Top(arc.To)] == Outer)
                    Note(v, blossom, _y[v] + _y[arc.To] - arc.Weight, arc.End);
            }
        }
    }
}
