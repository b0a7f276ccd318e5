namespace ChatOps.Pairing.Matching;

/// <summary>Why somebody is left, and with whom they would fit as a third.</summary>
internal static class Leftover
{
    public static Left Of(Roster roster, int member, IReadOnlyList<int> free, IReadOnlyList<int[]> groups)
    {
        var rules = free.Where(o => o != member).Select(o => roster.Broken(member, o)).OfType<Rule>().CountBy(r => r).ToArray();
        var rule = rules.Length == 0 ? Rule.Taken : rules.OrderByDescending(r => r.Value).ThenBy(r => r.Key).First().Key;
        var trio = groups.Where(g => g.Length == 2 && g.All(o => roster.Broken(member, o) is null))
            .OrderByDescending(g => g.Sum(o => roster.Score(member, o))).ThenBy(g => g.Min()).FirstOrDefault();
        return new Left(roster[member].Id, rule, trio is null ? null : [.. trio.Append(member).Order().Select(m => roster[m].Id)]);
    }
}
