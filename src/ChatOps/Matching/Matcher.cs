using ChatOps.Matching.Rosters;
using ChatOps.Matching.Solving;

namespace ChatOps.Matching;

/// <summary>
/// Puts members together: best total score, no hard rule broken. Pure: no clock, no chance, no thread; the order of the input does not
/// matter.
/// </summary>
internal static class Matcher
{
    public static Matched Match(Pool pool)
    {
        var roster = new Roster(pool);
        var settled = Settled.Of(roster, pool);
        var free = Enumerable.Range(0, roster.Count).Where(m => !settled.Has(m)).ToArray();
        var size = pool.Weights.GroupSize;
        var found = size > 2 ? Circles.Match(roster, free, size) : Best.Match(roster, free);
        Group[] groups = [.. settled.Groups, .. found.Groups.Select(g => Grouping.Of(roster, g))];
        Array.Sort(groups, (a, b) => string.CompareOrdinal(a.Members[0], b.Members[0]));
        return new Matched(
            groups,
            groups.Sum(g => (long)g.Score),
            settled.Groups.Sum(g => (long)g.Score) + found.Bound,
            [.. found.Left.Select(m => Leftover.Of(roster, m, free, found.Groups))]);
    }

    /// <summary>Whether these members can stand together, as the rules say, and what that is worth.</summary>
    public static Verdict Judge(Pool pool, IReadOnlyList<string> members)
    {
        var roster = new Roster(pool);
        var numbers = members
            .Select(id => roster.Find(id) ?? throw new ArgumentException("Not a member of the pool.", nameof(members)))
            .ToArray();
        return Grouping.Broken(roster, numbers) is { } rule ? new Verdict.Broken(rule) : new Verdict.Fits(Grouping.Of(roster, numbers));
    }
}
