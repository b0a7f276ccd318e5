using ChatOps.Participation.Groups;
using ChatOps.Participation.Reading;

namespace ChatOps.Participation;

/// <summary>What the page shows of one program: rows that the JSON has too, their sums, and what stands beside them. Pure.</summary>
internal sealed record Overview
{
    private const int TrendWeeks = 12;

    public required string Key { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required By By { get; init; }

    public required int Minimum { get; init; }

    /// <summary>The shown rows of the period added up; null: all of it is hidden.</summary>
    public Figures? Period { get; init; }

    /// <summary>The round before the period's last one.</summary>
    public Figures? RoundBefore { get; init; }

    /// <summary>What stood in the last week of the period; null: hidden.</summary>
    public WeekFacts? Last { get; init; }

    public IReadOnlyList<TrendWeek> Trend { get; init; } = [];

    public required RoundSizes Sizes { get; init; }

    /// <summary>The round of the period's last week, in which departments and bands are shown.</summary>
    public int Round { get; init; }

    public IReadOnlyList<ReportRow> Rows { get; init; } = [];

    public bool IsAllHidden { get; init; }

    /// <summary>Null: nothing of this program is over yet in this period.</summary>
    public static Overview? Of(ProgramFacts program, Query query, int minimum)
    {
        var shownRounds = program.Rounds.Select(r => (Round: r, Showing: r.Showing(minimum))).ToList();
        var over = shownRounds.Where(r => r.Round.Weeks.Any(w => w.IsClosed && query.Contains(w.Monday))).ToList();
        if (over.Count == 0)
            return null;
        // An open round has no department under 4k yet: whoever asked for nothing in particular sees the one before, as a whole.
        var isAnyRound = query is { From: null, To: null } && (query.By ?? By.Department) == By.Department;
        var current =
            isAnyRound && !over[^1].Round.IsClosed && over[^1].Showing.Departments.Count == 0 && over.Exists(r => r.Round.IsClosed)
                ? over.Last(r => r.Round.IsClosed)
                : over[^1];
        var from = query.From ?? (query.To is null ? current.Round : over[0].Round).Weeks[0].Monday;
        var to = query.To ?? current.Round.Weeks.Last(w => w.IsClosed).Monday;
        var period = query with { From = from, To = to };
        var weeks = over.SelectMany(r => Report.Weeks(program.Key, r.Round, period, minimum))
            .Select(r => r.Figures)
            .OfType<Figures>()
            .ToList();
        var rounds = over.SelectMany(r => Report.Round(program.Key, r.Round, period, minimum))
            .Select(r => r.Figures)
            .OfType<Figures>()
            .ToList();
        var before = shownRounds.LastOrDefault(r => r.Round.Number < current.Round.Number);
        var last = current.Round.Weeks.Last(w => w.IsClosed && period.Contains(w.Monday));
        var rows = RowsOf(program, over.Select(r => r.Round), current, period, query.By ?? By.Department, minimum);
        return new()
        {
            Key = program.Key,
            From = from,
            To = to,
            By = query.By ?? By.Department,
            Minimum = minimum,
            Period =
                weeks.Count > 0 ? Figures.Over(weeks)
                : rounds.Count > 0 ? Figures.Over(rounds)
                : null,
            RoundBefore =
                before.Round is null || !before.Showing.Round
                    ? null
                    : Report.Round(program.Key, before.Round, new(null, null, null, null), minimum).First().Figures,
            Last = current.Showing.Weeks.Contains(last.Monday) ? last : null,
            Trend = TrendOf(shownRounds, query.To),
            Sizes = current.Round.Sizes,
            Round = current.Round.Number,
            Rows = rows,
            IsAllHidden = weeks.Count == 0 && rounds.Count == 0 && rows.All(r => r.Figures is null),
        };
    }

    /// <summary>The newest bands of the round that may be shown.</summary>
    public BandStep? BandsOf(IEnumerable<BandStep> steps) =>
        steps.LastOrDefault(s => s.Monday <= To && SmallGroups.AreShown(s, Sizes, Minimum));

    private static IReadOnlyList<ReportRow> RowsOf(
        ProgramFacts program,
        IEnumerable<RoundFacts> over,
        (RoundFacts Round, Showing Showing) current,
        Query period,
        By by,
        int minimum) =>
        by switch
        {
            By.Week =>
            [
                .. over.SelectMany(r => Report.Weeks(program.Key, r, period, minimum))
                    .Where(r => over.Any(o => o.Weeks.Any(w => w.Monday == r.Monday && w.IsClosed))),
            ],
            By.Round => [.. over.SelectMany(r => Report.Round(program.Key, r, period, minimum))],
            _ => [.. Departments(program.Key, current, period, minimum)],
        };

    /// <summary>
    /// A department's shown weeks of the round added up, when all that are over are shown; otherwise its round, when that is shown.
    /// </summary>
    private static IEnumerable<ReportRow> Departments(string key, (RoundFacts Round, Showing Showing) current, Query period, int minimum)
    {
        var rows = Report.Departments(key, current.Round, new(null, null, null, null), minimum).ToLookup(r => r.Department!);
        var weeks = current.Round.Weeks.Where(w => w.IsClosed && period.Contains(w.Monday)).Select(w => w.Monday).ToList();
        var isWhole = current.Round.Weeks.All(w => !w.IsClosed || period.Contains(w.Monday));
        foreach (var department in rows)
        {
            var shown = department
                .Where(r => r.Monday is { } monday && weeks.Contains(monday))
                .Select(r => r.Figures)
                .OfType<Figures>()
                .ToList();
            var figures =
                shown.Count == weeks.Count ? Figures.Over(shown)
                : isWhole ? department.FirstOrDefault(r => r.Monday is null)?.Figures
                : null;
            yield return new(key, current.Round.Number, null, department.Key, figures);
        }
    }

    private static IReadOnlyList<TrendWeek> TrendOf(IReadOnlyList<(RoundFacts Round, Showing Showing)> rounds, DateOnly? to)
    {
        var weeks = rounds
            .SelectMany(r =>
                r.Round.Weeks.Select(w => new TrendWeek(
                    w.Monday,
                    !w.IsClosed,
                    r.Showing.Weeks.Contains(w.Monday) ? Figures.Across(w.Cells.Values.Select(c => c.Figures), w.Meetings) : null)))
            .OrderBy(w => w.Monday)
            .ToList();
        return
        [
            .. weeks.Where(w => !w.IsOpen && !(w.Monday > to)).TakeLast(TrendWeeks),
            .. weeks.Where(w => w.IsOpen && to is null).Take(2),
        ];
    }
}

/// <summary>A column of the trend. Without figures it is open or hidden.</summary>
internal sealed record TrendWeek(DateOnly Monday, bool IsOpen, Figures? Figures);
