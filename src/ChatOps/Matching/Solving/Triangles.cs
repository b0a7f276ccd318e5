using ChatOps.Matching.Exact;

namespace ChatOps.Matching.Solving;

/// <summary>
/// Which trios could still improve a result. Whatever the trio, the total is at most the sum of all duals plus what the trio gains over the
/// duals of its three: its doubled score, less their y, less the z of every blossom that holds two of them (such a blossom has one pair
/// less then).
/// </summary>
internal sealed class Triangles
{
    private const int Most = 60_000;

    private readonly Optimum _optimum;
    private readonly Duals _duals;
    private readonly List<(int A, int B)> _pairs = [];
    private readonly Dictionary<int, List<int>> _neighbours = [];

    private readonly bool[]? _part;

    private Triangles(Optimum optimum, Duals duals, bool[]? part) => (_optimum, _duals, _part) = (optimum, duals, part);

    // Trios that gain more than the limit, as far as they could be looked at.
    private readonly List<(long Gain, int A, int B, int C)> _found = [];

    /// <summary>Whether all of them could be looked at.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>No trio gains more than this, or than the limit given.</summary>
    public long Ceiling { get; private set; }

    /// <summary>The one of greatest gain that was not tried; of equal ones the first by its people.</summary>
    public (long Gain, int A, int B, int C)? Next(HashSet<(int, int, int)> tried)
    {
        (long Gain, int A, int B, int C)? best = null;
        foreach (var trio in _found)
        {
            var isBetter =
                best is not { } known
                || trio.Gain > known.Gain
                || (trio.Gain == known.Gain && (trio.A, trio.B, trio.C).CompareTo((known.A, known.B, known.C)) < 0);
            if (isBetter && !tried.Contains((trio.A, trio.B, trio.C)))
                best = trio;
        }

        return best;
    }

    /// <param name="optimum">Solved.</param>
    /// <param name="duals">Feasible for every permitted pair, those taken out included.</param>
    /// <param name="limit">What a trio must gain to be of interest.</param>
    /// <param name="part">Who may be in it; null: everybody.</param>
    public static Triangles Above(Optimum optimum, Duals duals, long limit, bool[]? part)
    {
        var triangles = new Triangles(optimum, duals, part);
        triangles.Search(limit);
        return triangles;
    }

    private void Search(long limit)
    {
        // A pair's share: four times its score less both duals. The shares of a trio are at least twice its gain, so one of them has a
        // third of that, and the others what it leaves them.
        var ceiling = long.MinValue;
        Pairs((2 * limit / 3) - 2, (a, b, share, isNew) =>
        {
            ceiling = Math.Max(ceiling, share);
            if (isNew)
                _pairs.Add((a, b));
        });
        if (_pairs.Count > 0)
        {
            Pairs((2 * limit) - (2 * ceiling) - 1, (a, b, _, isNew) =>
            {
                if (!isNew)
                    return;
                Join(a, b);
                Join(b, a);
            });
            Close(limit);
        }

        Ceiling = IsComplete ? limit : Math.Max(limit, 3 * ceiling / 2);
        if (IsComplete && _found.Count > 0)
            Ceiling = _found.Max(t => t.Gain);
    }

    private void Close(long limit)
    {
        foreach (var list in _neighbours.Values)
            list.Sort();
        var steps = 0;
        var seen = new HashSet<long>();
        foreach (var (a, b) in _pairs)
        {
            if (!_neighbours.TryGetValue(a, out var first) || !_neighbours.TryGetValue(b, out var second))
                continue;
            steps += first.Count;
            if (steps > 10 * Most || seen.Count > Most)
            {
                IsComplete = false;
                break;
            }

            foreach (var c in first)
            {
                if (c == b || second.BinarySearch(c) < 0 || Gain(a, b, c) is var gain && gain <= limit)
                    continue;
                var (low, high) = (Math.Min(Math.Min(a, b), c), Math.Max(Math.Max(a, b), c));
                var middle = a + b + c - low - high;
                if (seen.Add(((long)low << 42) | ((long)middle << 21) | (uint)high))
                    _found.Add((gain, low, middle, high));
            }
        }
    }

    /// <summary>
    /// Every permitted pair whose share is above, and whether it is seen for the first time; past a limit none counts as new.
    /// </summary>
    private void Pairs(long above, Action<int, int, long, bool> take)
    {
        var seen = new HashSet<long>();
        var isFull = false;
        _optimum.Shelves.Above(_duals.Members, 4, above, (a, b, score) =>
        {
            // Both or neither: no permitted pair leads out of a part.
            if (_part is not null && !_part[a])
                return;
            var isNew = seen.Count < Most && seen.Add(((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b));
            isFull |= seen.Count == Most;
            take(a, b, (4L * score) - _duals.Members[a] - _duals.Members[b], isNew);
        });
        IsComplete &= !isFull;
    }

    private long Gain(int a, int b, int c) =>
        (2L * (_optimum.Score(a, b) + _optimum.Score(a, c) + _optimum.Score(b, c)))
        - _duals.Members[a]
        - _duals.Members[b]
        - _duals.Members[c]
        - _duals.AroundTwo(a, b, c);

    private void Join(int a, int b)
    {
        if (!_neighbours.TryGetValue(a, out var list))
            _neighbours.Add(a, list = []);
        list.Add(b);
    }
}
