using ChatOps.Partnerships;

namespace ChatOps.Matching.Rosters;

/// <summary>Numbers become groups with a score and reasons.</summary>
internal static class Grouping
{
    private static readonly Reason[] All = Enum.GetValues<Reason>();

    /// <param name="roster">Scores.</param>
    /// <param name="members">By number.</param>
    /// <param name="settled">Why it stood before anyone was matched; null: it did not.</param>
    public static Group Of(Roster roster, int[] members, Reason? settled = null)
    {
        var sorted = (int[])members.Clone();
        Array.Sort(sorted);
        var (score, overlap) = (0, sorted.Length < 2 ? 0 : int.MaxValue);
        for (var i = 0; i < sorted.Length; i++)
        {
            for (var j = i + 1; j < sorted.Length; j++)
            {
                score += roster.Score(sorted[i], sorted[j]);
                overlap = Math.Min(overlap, roster.Overlap(sorted[i], sorted[j]));
            }
        }

        return new Group(Array.ConvertAll(sorted, m => roster[m].Id), score, overlap, Reasons(roster, sorted, settled));
    }

    private static Reason[] Reasons(Roster roster, int[] members, Reason? settled)
    {
        var reasons = settled is { } reason ? new List<Reason> { reason } : [];
        foreach (var each in All)
        {
            if (members.Length > 1 && HoldsForAll(roster, each, members))
                reasons.Add(each);
        }

        return [.. reasons];
    }

    private static bool HoldsForAll(Roster roster, Reason reason, int[] members)
    {
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = i + 1; j < members.Length; j++)
            {
                if (!Holds(roster, reason, members[i], members[j]))
                    return false;
            }
        }

        return true;
    }

    /// <summary>The first hard rule that a pair of the group breaks, or null. Those who are supported may share one supporter.</summary>
    public static Rule? Broken(Roster roster, IReadOnlyList<int> members)
    {
        var isShared = members.Count(m => roster.SideOf(m) == Side.Supporter) == 1;
        foreach (var (a, b) in Pairs(members))
        {
            if (
                roster.Broken(a, b) is { } rule
                && !(isShared && rule == Rule.Side && roster.SideOf(a) == Side.Supported && roster.SideOf(b) == Side.Supported))
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
