namespace ChatOps.Participation;

/// <summary>What the page shows: closed weeks by program, alphabetically, the newest week first.</summary>
/// <param name="MinimumGroup">k.</param>
/// <param name="Rows">A row is a program and a week; figures are null where they are hidden.</param>
internal sealed record ParticipationReport(int MinimumGroup, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>
    /// A week opens and closes in each member's own zone, a holiday or part-time days may move the closing: two days after the next Monday it is closed for all.
    /// </summary>
    private const int DaysUntilClosed = 9;

    public static ParticipationReport Of(IEnumerable<WeekFigures> weeks, int minimumGroup, DateOnly today)
    {
        var minimum = SmallGroups.Minimum(minimumGroup);
        return new(minimum,
        [
            .. weeks.Where(w => w.FirstDay.AddDays(DaysUntilClosed) <= today)
                .OrderBy(w => w.Program, StringComparer.Ordinal).ThenByDescending(w => w.FirstDay)
                .Select(w => new ReportRow(w.Program, w.Week, SmallGroups.IsShownByWeek(w.Members, minimum) ? new(w.Members, w.Due, w.Shared, w.OnTime) : null)),
        ]);
    }
}

internal sealed record ReportRow(string Program, string Week, Figures? Figures);

internal sealed record Figures(long Members, long Due, long Shared, long OnTime);
