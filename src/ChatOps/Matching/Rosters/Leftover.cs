using ChatOps.Partnerships;

namespace ChatOps.Matching.Rosters;

/// <summary>Why somebody is left, and with whom they would fit as a third.</summary>
internal static class Leftover
{
    public static Left Of(Roster roster, int member, IReadOnlyList<int> free, IReadOnlyList<int[]> groups)
    {
        var rules = free.Where(o => o != member).Select(o => roster.Broken(member, o)).OfType<Rule>().CountBy(r => r).ToArray();
        var rule = rules.Length == 0 ? Rule.Taken : rules.OrderByDescending(r => r.Value).ThenBy(r => r.Key).First().Key;
        var trio = groups.Where(g => g.Length == 2 && Takes(roster, g, member))
            .OrderByDescending(g => g.Sum(o => roster.Score(member, o))).ThenBy(g => g.Min()).FirstOrDefault();
        return new Left(roster[member].Id, rule, trio is null ? null : [.. trio.Append(member).Order().Select(m => roster[m].Id)]);
    }

    /// <summary>All three pairs are permitted; in a one-sided program two who are supported may share a supporter.</summary>
    private static bool Takes(Roster roster, int[] pair, int member)
    {
        var rules = pair.Select(o => roster.Broken(member, o)).OfType<Rule>().ToArray();
        return rules is [] || rules is [Rule.Side] && roster.SideOf(member) == Side.Supported;
    }
}
