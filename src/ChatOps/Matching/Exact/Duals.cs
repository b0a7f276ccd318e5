using System.Runtime.CompilerServices;

namespace ChatOps.Matching.Exact;

/// <summary>
/// The duals of a solution as they stand: what each member, and each blossom with weight, demands. Blossoms nest deep, so each also knows
/// one much further out: the smallest around two members is found in logarithmic time.
/// </summary>
internal sealed class Duals
{
    private readonly int[] _place;
    private readonly int[] _home;
    private readonly List<Nest> _nests = [];

    /// <param name="members">By place.</param>
    /// <param name="tops">The outermost blossoms.</param>
    /// <param name="childrenOf">What lies directly in a blossom; blossoms are numbered from the count of members upwards.</param>
    /// <param name="weightOf">Of a blossom.</param>
    public Duals(long[] members, IEnumerable<int> tops, Func<int, IReadOnlyList<int>> childrenOf, Func<int, long> weightOf)
    {
        Members = members;
        _place = new int[members.Length];
        _home = new int[members.Length];
        Array.Fill(_home, -1);
        var place = 0;
        var open = new Stack<(int Blossom, int Around, bool IsLeft)>();
        foreach (var top in tops)
        {
            open.Push((top, -1, false));
            while (open.TryPop(out var next))
            {
                if (next.IsLeft)
                    _nests[next.Around] = _nests[next.Around] with { End = place };
                else if (next.Blossom < members.Length)
                    (_place[next.Blossom], _home[next.Blossom]) = (place++, next.Around);
                else
                    Enter(next.Blossom, next.Around);
            }
        }

        void Enter(int blossom, int around)
        {
            if (weightOf(blossom) is > 0 and var weight)
            {
                _nests.Add(Within(around, weight, place));
                around = _nests.Count - 1;
                open.Push((blossom, around, true));
            }

            foreach (var child in childrenOf(blossom))
                open.Push((child, around, false));
        }
    }

    /// <summary>By place.</summary>
    public long[] Members { get; }

    /// <summary>The greatest demand of blossoms that lie around the same members.</summary>
    public long Most => _nests.Count == 0 ? 0 : _nests.Max(n => n.Sum);

    /// <summary>What the blossoms around both demand together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long AroundBoth(int a, int b)
    {
        var (nest, place) = (_home[a], _place[b]);
        if (_home[b] < 0)
            return 0;
        while (nest >= 0)
        {
            var own = _nests[nest];
            if (place >= own.First && place < own.End)
                return own.Sum;
            nest = own.Far >= 0 && !(place >= _nests[own.Far].First && place < _nests[own.Far].End) ? own.Far : own.Around;
        }

        return 0;
    }

    /// <summary>What the blossoms around at least two of three demand together.</summary>
    public long AroundTwo(int a, int b, int c)
    {
        // Of three members, two of the three pairs have the same smallest nest in common, and the third pair's lies within it.
        var (ab, ac, bc) = (AroundBoth(a, b), AroundBoth(a, c), AroundBoth(b, c));
        return Math.Max(ab, Math.Max(ac, bc));
    }

    /// <summary>Jumps as in a skew-binary list: as far as the two before it together, when those are of one length.</summary>
    private Nest Within(int around, long weight, int place)
    {
        if (around < 0)
            return new Nest(-1, -1, 0, weight, place, place);
        var outer = _nests[around];
        var far = outer.Far >= 0 ? _nests[outer.Far] : default;
        var isEven = outer.Far >= 0 && outer.Depth - far.Depth == far.Depth - (far.Far >= 0 ? _nests[far.Far].Depth : -1);
        return new Nest(around, isEven ? far.Far : around, outer.Depth + 1, outer.Sum + weight, place, place);
    }

    /// <param name="Around">The next one out, or minus one.</param>
    /// <param name="Far">One further out, or minus one.</param>
    /// <param name="Depth">How many are around it.</param>
    /// <param name="Sum">Its weight and that of all around it.</param>
    /// <param name="First">The place of its first member; all its members stand side by side.</param>
    /// <param name="End">The place after its last.</param>
    private readonly record struct Nest(int Around, int Far, int Depth, long Sum, int First, int End);
}
