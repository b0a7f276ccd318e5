namespace ChatOps.Matching.Solving;

/// <summary>
/// Members whom no chain of permitted pairs joins: nobody is matched across, so that an odd part keeps somebody of its own over.
/// </summary>
internal sealed class Components
{
    /// <summary>More are not asked: it takes too long.</summary>
    private const int Most = 6000;

    private readonly int[] _of;
    private readonly HashSet<int> _odd = [];

    public Components(Optimum optimum)
    {
        _of = new int[optimum.Count];
        if (optimum.Count > Most)
            return;
        var left = Enumerable.Range(0, optimum.Count).ToList();
        for (var number = 0; left.Count > 0; number++)
        {
            var part = new List<int> { Take(left, left.Count - 1) };
            for (var next = 0; next < part.Count && left.Count > 0; next++)
            {
                for (var i = left.Count - 1; i >= 0; i--)
                {
                    if (optimum.Score(part[next], left[i]) >= 0)
                        part.Add(Take(left, i));
                }
            }

            foreach (var v in part)
                _of[v] = number;
            if (part.Count % 2 == 1)
                _odd.Add(number);
        }
    }

    /// <summary>With a trio at least one less than this many are left.</summary>
    public int OddCount => Math.Max(1, _odd.Count);

    /// <summary>
    /// Who is in a part with an odd number, by place: only a trio there leaves as few as that. Null: anywhere, as far as we know.
    /// </summary>
    public bool[]? Odd() => _odd.Count > 0 && Array.Exists(_of, part => !_odd.Contains(part)) ? In(_odd) : null;

    /// <summary>
    /// The parts of those who are left without a trio, by place. In one of these a trio may leave one fewer, also where the number is even;
    /// in any other it leaves one more.
    /// </summary>
    public bool[] Around(IEnumerable<int> left) => In([.. left.Select(v => _of[v])]);

    private bool[] In(HashSet<int> parts) => Array.ConvertAll(_of, parts.Contains);

    private static int Take(List<int> left, int at)
    {
        var taken = left[at];
        left[at] = left[^1];
        left.RemoveAt(left.Count - 1);
        return taken;
    }
}
