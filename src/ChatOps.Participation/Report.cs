using ChatOps.Participation.Reading;

namespace ChatOps.Participation;

/// <summary>A row of an answer. Figures are null where they are hidden.</summary>
/// <param name="Program">The program's key.</param>
/// <param name="Round">Its round.</param>
/// <param name="Monday">The week; null: the round as a whole.</param>
/// <param name="Department">Null: the program as a whole.</param>
/// <param name="Figures">Null: hidden.</param>
internal sealed record ReportRow(string Program, int Round, DateOnly? Monday, string? Department, Figures? Figures);

/// <summary>
/// Everything that JSON and CSV answer, and all that the page is made of. What is hidden is decided on whole rounds, before any filter.
/// </summary>
internal static class Report
{
    public static IReadOnlyList<ReportRow> Of(IEnumerable<ProgramFacts> programs, Query query, int minimum) =>
    [
        .. programs.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Rounds.SelectMany(r => (query.By ?? By.Week) switch
        {
            By.Round => Round(p.Key, r, query, minimum),
            By.Department => Departments(p.Key, r, query, minimum),
            _ => Weeks(p.Key, r, query, minimum),
        })),
    ];

    public static IEnumerable<ReportRow> Weeks(string program, RoundFacts round, Query query, int minimum)
    {
        var showing = round.Showing(minimum);
        return round.Weeks.Where(w => query.Contains(w.Monday))
            .Select(w => new ReportRow(program, round.Number, w.Monday, null, showing.Weeks.Contains(w.Monday) ? Whole(w) : null));
    }

    public static IEnumerable<ReportRow> Round(string program, RoundFacts round, Query query, int minimum)
    {
        if (!round.Weeks.Any(w => query.Contains(w.Monday)))
            return [];
        var closed = round.Weeks.Where(w => w.IsClosed).Select(Whole).ToList();
        return [new(program, round.Number, null, null, round.Showing(minimum).Round ? Figures.Over(closed) : null)];
    }

    /// <summary>
    /// Every department of the round in each of its weeks, whether somebody was in or not: a row that comes and goes would tell that one
    /// person did. And for the round as a whole, where a week that is over hides it.
    /// </summary>
    public static IEnumerable<ReportRow> Departments(string program, RoundFacts round, Query query, int minimum)
    {
        var showing = round.Showing(minimum);
        var departments = round
            .Weeks.SelectMany(w => w.Cells.Keys)
            .Distinct()
            .Order(StringComparer.OrdinalIgnoreCase)
            .ThenBy(d => d, StringComparer.Ordinal)
            .ToList();
        foreach (var week in round.Weeks.Where(w => query.Contains(w.Monday)))
        {
            foreach (var department in departments)
                yield return new(
                    program,
                    round.Number,
                    week.Monday,
                    department,
                    showing.Departments.Contains((week.Monday, department)) ? week.Cells[department].Figures : null);
        }

        if (!round.Weeks.Any(w => query.Contains(w.Monday)))
            yield break;
        foreach (var department in departments.Where(d => round.Weeks.Any(w => w.IsClosed && !showing.Departments.Contains((w.Monday, d)))))
        {
            yield return new(
                program,
                round.Number,
                null,
                department,
                showing.RoundDepartments.Contains(department)
                    ? Figures.Over([.. round.Weeks.Select(w => w.Cells[department].Figures)])
                    : null);
        }
    }

    private static Figures Whole(WeekFacts week) => Figures.Across(week.Cells.Values.Select(c => c.Figures), week.Meetings);
}
