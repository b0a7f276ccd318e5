namespace ChatOps.Participation.Groups;

/// <summary>All that decides what is hidden: numbers of people. What people did can't be seen from here.</summary>
internal sealed record RoundSizes(bool IsClosed, IReadOnlyList<WeekSizes> Weeks);

/// <summary>A week's groups by department.</summary>
internal sealed record WeekSizes(DateOnly Monday, bool IsClosed, IReadOnlyDictionary<string, GroupSize> Departments)
{
    public GroupSize All => GroupSize.Sum(Departments.Values);
}

/// <summary>What of a round may be shown; everything else is hidden.</summary>
/// <param name="Weeks">Weeks of the whole program.</param>
/// <param name="Departments">Departments in a week.</param>
/// <param name="Round">The whole program over the round: while it is open, over the weeks that are shown.</param>
/// <param name="RoundDepartments">Departments over the closed round, which are shown in no week.</param>
internal sealed record Showing(
    IReadOnlySet<DateOnly> Weeks,
    IReadOnlySet<(DateOnly Monday, string Department)> Departments,
    bool Round,
    IReadOnlySet<string> RoundDepartments);
