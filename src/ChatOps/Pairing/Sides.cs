using ChatOps.Pairing.Rounds;
using ChatOps.Programs;

namespace ChatOps.Pairing;

/// <summary>How a side is written, and who gets which where a program asks for one.</summary>
internal static class Sides
{
    public static string Text(Side side) => side switch { Side.Supported => "supported", Side.Supporter => "supporter", _ => "mutual" };

    public static Side Parse(string? text) => text switch { "supported" => Side.Supported, "supporter" => Side.Supporter, _ => Side.Mutual };

    /// <summary>
    /// In a one-sided program those who would do either fill the side that lacks people, the most experienced first where supporters lack; the rest of them
    /// are matched with each other. In any other program nobody has a side.
    /// </summary>
    public static IReadOnlyList<Entrant> Given(RoundSettings rounds, IReadOnlyList<Entrant> entrants)
    {
        if (!rounds.IsOneSided)
            return [.. entrants.Select(e => With(e, Side.Mutual))];
        var there = entrants.Where(e => e.IsAvailable).ToList();
        var lacking = there.Count(e => e.Candidate.Side == Side.Supported) - there.Count(e => e.Candidate.Side == Side.Supporter);
        var either = there.Where(e => e.Candidate.Side == Side.Mutual).OrderByDescending(e => e.Candidate.Seniority ?? 0).ThenBy(e => e.PersonId.Value, StringComparer.Ordinal).ToList();
        var filling = lacking > 0 ? either.Take(lacking) : either.AsEnumerable().Reverse().Take(-lacking);
        var chosen = filling.Select(e => e.PersonId).ToHashSet();
        return [.. entrants.Select(e => chosen.Contains(e.PersonId) ? With(e, lacking > 0 ? Side.Supporter : Side.Supported) : e)];
    }

    /// <summary>The side of each member of a group. Where two of either kind stand together, the more experienced one supports.</summary>
    public static IReadOnlyDictionary<string, Side> Within(RoundSettings rounds, IReadOnlyList<Entrant> group)
    {
        if (!rounds.IsOneSided || group.Any(e => e.Candidate.Side != Side.Mutual))
            return group.ToDictionary(e => e.Candidate.Id, e => e.Candidate.Side);
        var supporter = group.OrderByDescending(e => e.Candidate.Seniority ?? 0).ThenBy(e => e.PersonId.Value, StringComparer.Ordinal).First();
        return group.ToDictionary(e => e.Candidate.Id, e => e == supporter ? Side.Supporter : Side.Supported);
    }

    private static Entrant With(Entrant entrant, Side side) => entrant with { Candidate = entrant.Candidate with { Side = side } };
}
