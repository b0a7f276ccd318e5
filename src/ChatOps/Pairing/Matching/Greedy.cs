namespace ChatOps.Pairing.Matching;

/// <summary>The best pair first, then the best of what is left.</summary>
internal static class Greedy
{
    public static Found Match(Roster roster, IReadOnlyList<int> free)
    {
        var taken = new bool[roster.Count];
        var groups = new List<int[]>();
        var edges = Grouping.Pairs(free).Select(p => (p.A, p.B, Score: roster.Permitted(p.A, p.B))).Where(p => p.Score >= 0)
            .OrderByDescending(p => p.Score).ThenBy(p => p.A).ThenBy(p => p.B).ToArray();
        foreach (var (a, b, _) in edges)
        {
            if (taken[a] || taken[b])
                continue;
            (taken[a], taken[b]) = (true, true);
            groups.Add([a, b]);
        }

        var left = free.Where(m => !taken[m]).ToList();
        if (free.Count % 2 == 1 && left.Count > 0 && groups.FindIndex(g => Grouping.Broken(roster, [.. g, left[0]]) is null) is >= 0 and var third)
        {
            groups[third] = [.. groups[third], left[0]];
            left.RemoveAt(0);
        }

        return new Found(groups, edges.Sum(e => (long)e.Score), left);
    }
}
