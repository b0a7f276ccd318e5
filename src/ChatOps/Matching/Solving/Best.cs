using ChatOps.Matching.Rosters;

namespace ChatOps.Matching.Solving;

/// <summary>Pairs of the greatest total, and for an odd number one trio.</summary>
internal static class Best
{
    public static MatchedGroups Match(Roster roster, int[] free)
    {
        if (free.Length < 2)
            return new MatchedGroups([], 0, free);
        var optimum = new Optimum(roster, free);
        var trio = free.Length % 2 == 1 ? Trios.Choose(optimum) : null;
        if (trio is null)
            optimum.Solve();
        var groups = new List<int[]>();
        var left = new List<int>();
        for (var v = 0; v < free.Length; v++)
        {
            var partner = optimum.Blossoms.PartnerOf(v);
            if (partner > v)
                groups.Add([free[v], free[partner]]);
            else if (partner < 0 && !optimum.Blossoms.IsGone(v))
                left.Add(free[v]);
        }

        if (trio is not null)
            groups.Add([.. trio.Members.Select(m => free[m])]);
        var bound = trio?.Bound ?? optimum.Bound;
        return new MatchedGroups(groups, (bound + left.Count * optimum.Price) / 2, left);
    }
}
