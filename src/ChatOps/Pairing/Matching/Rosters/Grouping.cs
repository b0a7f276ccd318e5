namespace ChatOps.Pairing.Matching.Rosters;

/// <summary>Numbers become groups with a score and reasons.</summary>
internal static class Grouping
{
    public static Group Of(Roster roster, IEnumerable<int> members, params IEnumerable<Reason> settled)
    {
        var sorted = members.Order().ToArray();
        var pairs = Pairs(sorted).ToArray();
        return new Group(
            [.. sorted.Select(m => roster[m].Id)],
            pairs.Sum(p => roster.Score(p.A, p.B)),
            pairs.Length == 0 ? 0 : pairs.Min(p => roster.Overlap(p.A, p.B)),
            [.. settled, .. Enum.GetValues<Reason>().Where(r => pairs.Length > 0 && pairs.All(p => Holds(roster, r, p.A, p.B)))]);
    }

    /// <summary>The first hard rule that a pair of the group breaks, or null.</summary>
    public static Rule? Broken(Roster roster, IEnumerable<int> members)
    {
        foreach (var (a, b) in Pairs([.. members]))
        {
            if (roster.Broken(a, b) is { } rule)
                return rule;
        }

        return null;
    }

    public static IEnumerable<(int A, int B)> Pairs(IReadOnlyList<int> members)
    {
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
                yield return (members[i], members[j]);
        }
    }

    private static bool Holds(Roster roster, Reason reason, int a, int b) => reason switch
    {
        Reason.Topic => roster.SharesTopic(a, b),
        Reason.NearTopic => !roster.SharesTopic(a, b) && roster.SharesGoal(a, b),
        Reason.Overlap => roster.Overlap(a, b) >= 240,
        Reason.Language => roster.SharesLanguage(a, b),
        Reason.Mode => roster.SharesMode(a, b),
        Reason.Seniority => roster.SeniorityPoints(roster.SeniorityOf(a), roster.SeniorityOf(b)) * 2 > roster.Weights.Seniority,
        Reason.Department => roster.DepartmentPoints(a, b) > 0,
        Reason.Help => roster.Helps(a, b),
        _ => false,
    };
}
