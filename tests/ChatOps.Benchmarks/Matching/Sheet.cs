namespace ChatOps.Benchmarks.Matching;

/// <summary>What a set of groups is worth and what it breaks, computed apart from the product's own matcher.</summary>
internal sealed class Sheet
{
    private readonly Staff _staff;
    private readonly HashSet<(int, int)> _met;
    private readonly HashSet<(int, int)> _keep;

    public Sheet(Staff staff) =>
        (_staff, _met, _keep) = (
            staff, [.. staff.History.Select(h => (h.A, h.B))], [.. staff.Keep.Select(k => (Math.Min(k.A, k.B), Math.Max(k.A, k.B)))]);

    public bool IsKept(int a, int b) => _keep.Contains((Math.Min(a, b), Math.Max(a, b)));

    public int Score(int a, int b) =>
        Overlap(a, b)
        + Topic(a, b)
        + Math.Max(0, 120 - (30 * Math.Abs(_staff.Level[a] - _staff.Level[b])))
        + (_staff.Department[a] == _staff.Department[b] ? 0 : 60);

    public bool IsForbidden(int a, int b) =>
        Overlap(a, b) < 60 || _met.Contains((Math.Min(a, b), Math.Max(a, b)))
        || (_staff.Manager[a] >= 0 && _staff.Manager[a] == _staff.Manager[b]) || _staff.Manager[a] == b || _staff.Manager[b] == a;

    /// <summary>The total, and how many forbidden pairs, broken keeps and people without a group there are.</summary>
    public (long Total, int Broken) Judge(IReadOnlyList<int[]> groups)
    {
        var pairs = groups.SelectMany(g => g.SelectMany((a, i) => g[(i + 1)..].Select(b => (A: a, B: b)))).ToList();
        var forbidden = pairs.Count(p => IsForbidden(p.A, p.B) && !IsKept(p.A, p.B));
        var kept = groups.Count(g => g.Length == 2 && IsKept(g[0], g[1]));
        return (
            pairs.Sum(p => (long)Score(p.A, p.B)),
            forbidden + _keep.Count - kept + _staff.Count - groups.SelectMany(g => g).Distinct().Count());
    }

    private int Overlap(int a, int b)
    {
        var apart = Math.Abs(Begin(a) - Begin(b));
        return Math.Max(0, 480 - Math.Min(apart, 1440 - apart));
    }

    private int Begin(int member) => (((_staff.Start[member] - _staff.Zone[member]) % 1440) + 1440) % 1440;

    private int Topic(int a, int b)
    {
        var (one, other) = (_staff.Goals[a], _staff.Goals[b]);
        return one[0] == other[0] ? 400 : other.Contains(one[0]) || one.Contains(other[0]) ? 250 : one.Intersect(other).Any() ? 120 : 0;
    }
}
