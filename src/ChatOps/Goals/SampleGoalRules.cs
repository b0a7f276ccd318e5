using System.Text.RegularExpressions;

namespace ChatOps.Goals;

/// <summary>What a list of sample goals may be. Pure.</summary>
internal static partial class SampleGoalRules
{
    public const int MostGoals = 40;
    public const int StatementLength = 200;
    public const int MeasureLength = 200;

    /// <summary>What keeps these from being saved. <c>At</c> is null for all of them together.</summary>
    public static IReadOnlyList<SampleGoalFault> Faults(IReadOnlyList<SampleGoal> goals) =>
    [
        .. goals.Count > MostGoals ? [new SampleGoalFault(null, "console.goals.error.most", MostGoals)] : Array.Empty<SampleGoalFault>(),
        .. goals.SelectMany((g, i) => Faults(g, goals.Take(i)).Select(f => f with { At = i })),
    ];

    private static IEnumerable<SampleGoalFault> Faults(SampleGoal goal, IEnumerable<SampleGoal> earlier)
    {
        if (!Id().IsMatch(goal.Id) || earlier.Any(e => e.Id == goal.Id))
            yield return new SampleGoalFault(null, "console.goals.error.id", 0);
        if (!SampleGoal.Horizons.Contains(goal.Months))
            yield return new SampleGoalFault(null, "console.goals.error.months", 0);
        if (goal.Texts.Count == 0)
            yield return new SampleGoalFault(null, "console.goals.error.empty", 0);
        // Half a text in a language would be offered as half a goal.
        if (goal.Texts.Values.Any(t => t.Statement.Length == 0 || t.Measure.Length == 0))
            yield return new SampleGoalFault(null, "console.goals.error.half", 0);
        if (goal.Texts.Values.Any(t => t.Statement.Length > StatementLength))
            yield return new SampleGoalFault(null, "console.goals.error.statement", StatementLength);
        if (goal.Texts.Values.Any(t => t.Measure.Length > MeasureLength))
            yield return new SampleGoalFault(null, "console.goals.error.measure", MeasureLength);
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}

/// <param name="At">Index of the goal; null: all together.</param>
/// <param name="Key">The sentence's text key.</param>
/// <param name="Max">What its <c>{max}</c> stands for.</param>
internal sealed record SampleGoalFault(int? At, string Key, int Max);
