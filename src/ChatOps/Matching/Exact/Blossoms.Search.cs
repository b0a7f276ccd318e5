using System.Runtime.CompilerServices;

namespace ChatOps.Matching.Exact;

/// <summary>
/// One search. While it runs the duals of the tree lag behind: the true y of an outer member is the stored one minus <c>_change</c>, of an
/// inner one plus it; the true z of an outer blossom is the stored one plus twice, of an inner one minus twice. So the moment at which an
/// edge becomes tight never moves once it is known.
/// </summary>
internal sealed partial class Blossoms
{
    /// <summary>Patience without end.</summary>
    public const long Forever = uint.MaxValue;

    private const uint IsBlossom = 0x8000_0000;

    private readonly Events _events = new();
    private readonly Queue<int> _queue = new();
    private readonly List<int> _touched = [];
    private readonly long[] _best;
    private readonly int[] _bestIn;
    private int _search;
    private long _change;
    private long _limit;
    private long _lowest;
    private int _lowestMember;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Search(int root, bool mayLeave, long patience)
    {
        _search++;
        (_change, _limit, _lowest) = (0, patience, long.MaxValue);
        _events.Clear();
        _queue.Clear();
        _touched.Clear();
        MakeOuter(Top(root), -1);
        while (true)
        {
            while (_queue.TryDequeue(out var vertex))
                Scan(vertex);
            if (!_events.TryPop(out var when, out var what) || when > _lowest + _price)
            {
                if (mayLeave)
                    Leave();
                else
                    Report(root, patience == Forever);
                break;
            }

            if ((what & IsBlossom) != 0)
            {
                var blossom = (int)(what & ~IsBlossom);
                if (_label[blossom] == Inner && _parent[blossom] < 0 && blossom >= _count && _z[blossom] == 2 * when)
                {
                    _change = when;
                    Open(blossom);
                }
            }
            else if (Meets((int)what, when))
            {
                break;
            }
        }

        Finish();
    }

    /// <summary>An edge became tight. True when the search is over: its other end is free.</summary>
    private bool Meets(int edge, long when)
    {
        var (u, v) = (_graph.Ends[2 * edge], _graph.Ends[2 * edge + 1]);
        var (from, to) = (Top(u), Top(v));
        if (from == to)
            return false;
        if (_label[from] != Outer)
            (u, v, from, to) = (v, u, to, from);
        if (_label[from] != Outer)
            return false;
        var reach = _y[u] + _y[v] - _graph.Weights[edge];
        switch (_label[to])
        {
            case Outer when reach == 2 * when:
                _change = when;
                Shrink(edge, from, to);
                return false;
            case 0 when reach == when:
                _change = when;
                var back = _graph.Ends[2 * edge] == u ? 2 * edge : 2 * edge + 1;
                if (_mate[_base[to]] >= 0)
                {
                    MakeInner(to, back);
                    return false;
                }

                if (to >= _count)
                    Rotate(to, v);
                _mate[v] = back;
                Flip(u, back ^ 1);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Notes when each edge of a new outer member becomes tight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(int vertex)
    {
        var (own, inside) = (_y[vertex], Top(vertex));
        foreach (ref readonly var arc in _graph[vertex])
        {
            var to = Top(arc.To);
            if (to == inside)
                continue;
            var when = own + _y[arc.To] - arc.Weight;
            switch (_label[to])
            {
                case Outer:
                    if (when <= 2 * _limit)
                        _events.Push(when >> 1, (uint)(arc.End >> 1));
                    break;
                case 0:
                    Note(arc.To, to, when, arc.End);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(int member, int blossom, long when, int end)
    {
        if (when > _limit || _bestIn[member] == _search && _best[member] <= when)
            return;
        (_bestIn[member], _best[member]) = (_search, when);
        if (_mate[_base[blossom]] < 0)
            _limit = when;
        _events.Push(when, (uint)(end >> 1));
    }

    private void MakeOuter(int blossom, int via)
    {
        Label(blossom, Outer, via);
        if (blossom < _count)
        {
            BecomeOuter(blossom, _change);
            return;
        }

        _z[blossom] -= 2 * _change;
        foreach (var v in Leaves(blossom))
            BecomeOuter(v, _change);
    }

    private void BecomeOuter(int vertex, long raise)
    {
        _y[vertex] += raise;
        _queue.Enqueue(vertex);
        if (_y[vertex] < _lowest)
            (_lowest, _lowestMember) = (_y[vertex], vertex);
    }

    private void MakeInner(int blossom, int via)
    {
        Label(blossom, Inner, via);
        foreach (var v in Leaves(blossom))
            _y[v] -= _change;
        if (blossom >= _count)
            Await(blossom);
        var mate = _mate[_base[blossom]];
        MakeOuter(Top(_graph.Ends[mate]), mate ^ 1);
    }

    /// <summary>Notes when an inner blossom has used up its weight.</summary>
    private void Await(int blossom)
    {
        _z[blossom] += 2 * _change;
        if (_z[blossom] <= 2 * _limit)
            _events.Push(_z[blossom] / 2, IsBlossom | (uint)blossom);
    }

    private void Label(int blossom, byte label, int via)
    {
        _label[blossom] = label;
        _via[blossom] = via;
        _touched.Add(blossom);
    }

    /// <summary>
    /// Turns the path from an outer member to the root: the member takes the partner at this end (or nobody), and each further one the
    /// next.
    /// </summary>
    private void Flip(int outer, int end)
    {
        while (true)
        {
            var blossom = Top(outer);
            if (blossom >= _count)
                Rotate(blossom, outer);
            _mate[outer] = end;
            if (_via[blossom] < 0)
                return;
            var inner = Before(blossom);
            var entry = _via[inner];
            var member = _graph.Ends[entry ^ 1];
            if (inner >= _count)
                Rotate(inner, member);
            _mate[member] = entry;
            (outer, end) = (_graph.Ends[entry], entry ^ 1);
        }
    }

    private void Leave()
    {
        _change = _lowest + _price;
        Flip(_lowestMember, -1);
    }

    private void Report(int root, bool isPatient)
    {
        if (!isPatient)
        {
            Impatient++;
            return;
        }

        var (outer, inner) = (new List<int[]>(), new HashSet<int>());
        foreach (var top in _touched.Distinct().Where(b => _parent[b] < 0))
        {
            if (_label[top] == Outer)
                outer.Add(Leaves(top).ToArray());
            else if (_label[top] == Inner)
                inner.UnionWith(Leaves(top).ToArray());
        }

        Stuck.Add(new Stuck(root, outer, inner));
    }

    /// <summary>The duals catch up; outer blossoms without weight fall apart.</summary>
    private void Finish()
    {
        foreach (var blossom in _touched)
        {
            if (_parent[blossom] >= 0 || _label[blossom] is not (Outer or Inner))
                continue;
            var sign = _label[blossom] == Outer ? -1 : 1;
            _label[blossom] = 0;
            if (blossom < _count)
            {
                _y[blossom] += sign * _change;
                continue;
            }

            foreach (var v in Leaves(blossom))
                _y[v] += sign * _change;
            _z[blossom] -= 2 * sign * _change;
        }

        foreach (var blossom in _touched)
        {
            if (blossom >= _count && _parent[blossom] < 0 && _children[blossom] is not null && _z[blossom] == 0)
                FallApart(blossom);
        }
    }
}
