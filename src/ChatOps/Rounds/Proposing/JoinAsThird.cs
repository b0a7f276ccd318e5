using ChatOps.Matching;
using ChatOps.People;

namespace ChatOps.Rounds.Proposing;

/// <summary>With whom somebody who is left would fit. Pure.</summary>
internal static class JoinAsThird
{
    /// <summary>The smallest groups first, of these the best; never two who asked to be together. Null: no group permits it.</summary>
    public static Third? For(PersonId who, IReadOnlyList<ProposedGroup> groups, Entrants known, IReadOnlyList<Pair> splits)
    {
        var there = known.All.Where(e => e.IsAvailable).Select(e => e.PersonId.Value).ToHashSet();
        if (!there.Contains(who.Value))
            return null;
        var candidates = groups.Where(g =>
            !g.IsKept
            && g.Members.Count < ChatOps.Programs.RoundSettings.MostInGroup
            && g.Members.All(m => there.Contains(m.PersonId.Value)));
        foreach (var size in candidates.GroupBy(g => g.Members.Count).OrderBy(s => s.Key))
        {
            var best = size.Select(g =>
                    (Joins: g, Verdict: known.Judge([.. g.Members.Select(m => m.PersonId.Value), who.Value], splits) as Verdict.Fits))
                .Where(x => x.Verdict is not null)
                .OrderByDescending(x => x.Verdict!.Group.Score)
                .ThenBy(x => x.Joins.Members[0].PersonId.Value, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Verdict is { } fits)
                return new Third(who, best.Joins, fits.Group);
        }

        return null;
    }

    /// <summary>Somebody, the group that they would join, and that group with them.</summary>
    internal sealed record Third(PersonId Who, ProposedGroup Joins, Group Group);
}
