namespace ChatOps.Pairing.Matching.Solving;

/// <summary>Members whom no chain of permitted pairs joins: nobody is matched across, so that an odd part keeps somebody of its own over.</summary>
internal static class Parts
{
    /// <summary>More are not asked: it takes too long.</summary>
    private const int Most = 6000;

    /// <summary>The only part with an odd number of members, by place: the trio is made there, or two are left elsewhere. Null: anywhere, as far as we know.</summary>
    public static bool[]? Odd(Optimum optimum)
    {
        if (optimum.Count > Most)
            return null;
        var left = Enumerable.Range(0, optimum.Count).ToList();
        var odd = new List<List<int>>();
        while (left.Count > 0)
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

            if (part.Count % 2 == 1)
                odd.Add(part);
        }

        if (odd is not [var only] || only.Count == optimum.Count)
            return null;
        var isIn = new bool[optimum.Count];
        only.ForEach(v => isIn[v] = true);
        return isIn;
    }

    private static int Take(List<int> left, int at)
    {
        var taken = left[at];
        left[at] = left[^1];
        left.RemoveAt(left.Count - 1);
        return taken;
    }
}
