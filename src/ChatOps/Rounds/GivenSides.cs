using ChatOps.Partnerships;

namespace ChatOps.Rounds;

/// <summary>
/// Who gets which side where a program asks for one. An entrant comes with the side that they asked for; mutual is either.
/// </summary>
internal static class GivenSides
{
    /// <summary>
    /// Before anybody is matched: those who would do either fill the side that lacks people, the most experienced first where supporters
    /// lack; the rest of them are matched with each other.
    /// </summary>
    public static IReadOnlyList<Entrant> Given(IReadOnlyList<Entrant> entrants)
    {
        var lacking = entrants.Count(e => e.Candidate.Side == Side.Supported) - entrants.Count(e => e.Candidate.Side == Side.Supporter);
        var either = ByExperience(entrants.Where(e => e.Candidate.Side == Side.Mutual)).ToList();
        var filling = lacking > 0 ? either.Take(lacking) : either.AsEnumerable().Reverse().Take(-lacking);
        var chosen = filling.Select(e => e.PersonId).ToHashSet();
        return [.. entrants.Select(e => chosen.Contains(e.PersonId) ? With(e, lacking > 0 ? Side.Supporter : Side.Supported) : e)];
    }

    /// <summary>
    /// The side of each member of a group: where somebody asked to support, all who would do either are supported; else the most
    /// experienced of these supports the others. What nobody can take on stays as it was asked, and breaks the rule of sides.
    /// </summary>
    public static IReadOnlyList<Entrant> Together(bool isOneSided, IReadOnlyList<Entrant> group)
    {
        if (!isOneSided)
            return [.. group.Select(e => With(e, Side.Mutual))];
        var supporter = group.Any(e => e.Candidate.Side == Side.Supporter)
            ? null
            : ByExperience(group.Where(e => e.Candidate.Side == Side.Mutual)).FirstOrDefault();
        return [.. group.Select(e => e.Candidate.Side != Side.Mutual ? e : With(e, e == supporter ? Side.Supporter : Side.Supported))];
    }

    public static Entrant With(Entrant entrant, Side side) => entrant with { Candidate = entrant.Candidate with { Side = side } };

    private static IOrderedEnumerable<Entrant> ByExperience(IEnumerable<Entrant> entrants) =>
        entrants.OrderByDescending(e => e.Candidate.Seniority ?? 0).ThenBy(e => e.PersonId.Value, StringComparer.Ordinal);
}
