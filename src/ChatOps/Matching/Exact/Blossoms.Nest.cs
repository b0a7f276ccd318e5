using System.Runtime.InteropServices;

namespace ChatOps.Matching.Exact;

/// <summary>
/// Which blossom lies in which. Blossoms nest thousands deep, so nothing here recurses, and nothing walks from the bottom to the top twice.
/// </summary>
internal sealed partial class Blossoms
{
    private readonly int[] _base;
    private readonly int[] _parent;
    private readonly int[] _jump;
    private readonly int[] _jumpAge;
    private readonly int[] _age;
    private readonly int[] _size;
    private readonly int[][] _children;
    private readonly int[][] _links;
    private readonly int[] _mark;
    private readonly Stack<int> _unused = new();
    private readonly Stack<int> _below = new();
    private readonly Stack<(int Blossom, int Member)> _turns = new();
    private readonly List<int> _leaves = [];
    private int _marks;

    /// <summary>The z of all blossoms around both.</summary>
    public long AroundBoth(int a, int b)
    {
        if (_parent[a] < 0 || _parent[b] < 0 || Top(a) != Top(b))
            return 0;
        _marks++;
        for (var blossom = _parent[a]; blossom >= 0; blossom = _parent[blossom])
            _mark[blossom] = _marks;
        var sum = 0L;
        for (var blossom = _parent[b]; blossom >= 0; blossom = _parent[blossom])
            sum += _mark[blossom] == _marks ? _z[blossom] : 0;
        return sum;
    }

    /// <summary>
    /// The outermost blossom around a member, or the member. A jump leads to some blossom further out, as long as that one is of the same
    /// age.
    /// </summary>
    private int Top(int inner)
    {
        while (_parent[inner] >= 0)
        {
            var next = Jump(inner);
            if (_parent[next] < 0)
                return next;
            var after = Jump(next);
            (_jump[inner], _jumpAge[inner]) = (after, _age[after]);
            inner = after;
        }

        return inner;
    }

    private int Jump(int inner) => _jumpAge[inner] == _age[_jump[inner]] ? _jump[inner] : _parent[inner];

    /// <summary>The members inside a blossom; overwritten by the next call.</summary>
    private ReadOnlySpan<int> Leaves(int blossom)
    {
        _leaves.Clear();
        _below.Push(blossom);
        while (_below.TryPop(out var next))
        {
            if (next < _count)
            {
                _leaves.Add(next);
                continue;
            }

            foreach (var child in _children[next])
                _below.Push(child);
        }

        return CollectionsMarshal.AsSpan(_leaves);
    }

    /// <summary>
    /// Makes a member the base of its outermost blossom, or of the blossoms up to a given one: on each level the even side of the cycle
    /// turns.
    /// </summary>
    private void Rotate(int blossom, int member)
    {
        _turns.Push((blossom, member));
        while (_turns.TryPop(out var turn))
        {
            var child = turn.Member;
            for (var around = child; around != turn.Blossom; child = around)
            {
                around = _parent[around];
                Turn(around, child, turn.Member);
            }
        }
    }

    private void Turn(int blossom, int child, int member)
    {
        var (children, links) = (_children[blossom], _links[blossom]);
        var start = Array.IndexOf(children, child);
        var (step, trick) = (start & 1) != 0 ? (1, 0) : (-1, 1);
        for (var j = start; j != 0 && j != children.Length;)
        {
            j += step;
            var end = links[(j - trick + children.Length) % children.Length] ^ trick;
            Reach(children[j % children.Length], _graph.Ends[end]);
            j += step;
            Reach(children[j % children.Length], _graph.Ends[end ^ 1]);
            _mate[_graph.Ends[end]] = end ^ 1;
            _mate[_graph.Ends[end ^ 1]] = end;
        }

        if (start != 0)
        {
            Shift(children, start);
            Shift(links, start);
        }

        _base[blossom] = member;

        void Reach(int next, int at)
        {
            if (next >= _count)
                _turns.Push((next, at));
        }
    }

    /// <summary>The item at this place becomes the first, those before it the last.</summary>
    private static void Shift(int[] items, int first)
    {
        Array.Reverse(items, 0, first);
        Array.Reverse(items, first, items.Length - first);
        Array.Reverse(items);
    }

    /// <summary>The nearest outer blossom above both in the tree.</summary>
    private int Meet(int a, int b)
    {
        _marks++;
        while (true)
        {
            if (a >= 0)
            {
                if (_mark[a] == _marks)
                    return a;
                _mark[a] = _marks;
                a = _via[a] < 0 ? -1 : Before(Before(a));
            }

            (a, b) = (b, a);
        }
    }

    /// <summary>One step towards the root.</summary>
    private int Before(int blossom) => Top(_graph.Ends[_via[blossom]]);

    private void Discard(int blossom)
    {
        foreach (var child in _children[blossom])
            _parent[child] = -1;
        _children[blossom] = _links[blossom] = null!;
        (_label[blossom], _parent[blossom], _z[blossom]) = (0, -1, 0);
        _age[blossom]++;
        _unused.Push(blossom);
    }

    /// <summary>A blossom without weight falls apart, and so do those in it that have none.</summary>
    private void FallApart(int blossom)
    {
        _below.Push(blossom);
        while (_below.TryPop(out var next))
        {
            var children = _children[next];
            Discard(next);
            foreach (var child in children)
            {
                if (child >= _count && _z[child] == 0)
                    _below.Push(child);
            }
        }
    }

    /// <summary>
    /// Half of the weight of a blossom, and of those in it, goes to each of its members: the duals stay feasible, and matched edges may
    /// cease to be tight.
    /// </summary>
    private ReadOnlySpan<int> Dissolve(int blossom)
    {
        var members = Leaves(blossom);
        var open = new Stack<(int Blossom, long Weight)>();
        open.Push((blossom, 0));
        while (open.TryPop(out var next))
        {
            if (next.Blossom < _count)
            {
                _y[next.Blossom] += next.Weight / 2;
                continue;
            }

            var weight = next.Weight + _z[next.Blossom];
            foreach (var child in _children[next.Blossom])
                open.Push((child, weight));
            Discard(next.Blossom);
        }

        return members;
    }
}
