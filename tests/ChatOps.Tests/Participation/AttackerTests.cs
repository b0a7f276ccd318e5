using ChatOps.Participation;
using ChatOps.Participation.Groups;
using ChatOps.Participation.Reading;

namespace ChatOps.Tests.Participation;

/// <summary>
/// H3: the attacker collects every answer of every combination of filters and the bands, and solves for what is hidden. Nothing that
/// follows may be about fewer than k people, and, without the bands, nothing about one week of fewer than 4k. What is asked is stronger
/// than "is a hidden cell the difference of shown ones": no combination at all, with whatever factors.
/// </summary>
public sealed class AttackerTests
{
    private const int K = 5;
    private const int Companies = 250;

    [Fact]
    public void no_combination_of_answers_tells_of_few_people()
    {
        var (answers, hidden) = (0, 0);
        for (var seed = 0; seed < Companies; seed++)
        {
            var company = new Company(new Random(seed));
            var rows = Collect(company);
            answers += rows.Count(r => r.Figures is not null);
            hidden += rows.Count(r => r.Figures is null);
            var known = Known(company, rows, Steps(company));

            foreach (var row in rows.Where(r => r.Figures is null && IsOver(company, r) && !IsShownAsRound(company, r, rows)))
                known.Gives(Scope(company, row)).ShouldBeFalse($"seed {seed}: {row} can be worked out");
            OfFew(company, known).ShouldBeEmpty($"seed {seed}, {company}\n{string.Join('\n', rows)}");
            OfAWeek(company, Known(company, rows, [])).ShouldBeEmpty($"seed {seed}, {company}\n{string.Join('\n', rows)}");
        }

        answers.ShouldBeGreaterThan(Companies);
        hidden.ShouldBeGreaterThan(Companies);
    }

    [Theory]
    [InlineData("no second group is hidden beside a small one")]
    [InlineData("groups of k are shown by week")]
    [InlineData("weeks and the round are decided apart")]
    [InlineData("bands are always shown")]
    [InlineData("k is one lower")]
    public void a_weaker_hiding_is_found_out(string weakness) =>
        Enumerable.Range(0, Companies).Any(seed =>
        {
            var company = new Company(new Random(seed));
            var facts = company.Facts();
            var steps = weakness == "bands are always shown" ? company.Steps().Select(s => s.Monday).ToHashSet() : Steps(company);
            var rows = Shown(facts, Weak(weakness, facts.Sizes));
            return OfFew(company, Known(company, rows, steps)).Concat(OfAWeek(company, Known(company, rows, []))).Any();
        }).ShouldBeTrue();

    [Fact]
    public void what_people_did_never_decides_what_is_hidden()
    {
        for (var seed = 0; seed < Companies; seed++)
        {
            var facts = new Company(new Random(seed)).Facts();
            var idle = facts with
            {
                Weeks =
                [
                    .. facts.Weeks.Select(w =>
                        w with
                        {
                            Cells = w.Cells.ToDictionary(c => c.Key, c => c.Value with { Figures = new(c.Value.Figures.Members, 0, 0, 0) }),
                        }),
                ],
            };

            Hidden(idle).ShouldBe(Hidden(facts));
        }

        static IEnumerable<string> Hidden(RoundFacts round) =>
            Enum.GetValues<By>()
                .SelectMany(by => Report.Of([new("p", "P", [round])], new(null, null, null, by), K))
                .Where(r => r.Figures is null)
                .Select(r => $"{r}");
    }

    [Fact]
    public void a_closed_week_never_changes_what_it_shows()
    {
        for (var seed = 0; seed < Companies; seed++)
        {
            var facts = new Company(new Random(seed)).Facts();
            for (var closed = 0; closed < facts.Weeks.Count; closed++)
            {
                var earlier = facts with { IsClosed = false, Weeks = [.. facts.Weeks.Select((w, i) => w with { IsClosed = i < closed })] };
                var later = facts with { IsClosed = true, Weeks = [.. facts.Weeks.Select(w => w with { IsClosed = true })] };
                var (before, after) = (SmallGroups.Of(earlier.Sizes, K), SmallGroups.Of(later.Sizes, K));

                after.Weeks.Where(w => w < Company.Monday(closed)).ShouldBe(before.Weeks, ignoreOrder: true);
                after.Departments.Where(d => d.Monday < Company.Monday(closed)).ShouldBe(before.Departments, ignoreOrder: true);
            }
        }
    }

    /// <summary>Every answer of every combination of filters, once.</summary>
    private static List<ReportRow> Collect(Company company)
    {
        ProgramFacts[] programs = [new("p", "P", [company.Facts()])];
        DateOnly?[] weeks = [null, .. Enumerable.Range(0, company.Weeks).Select(w => (DateOnly?)Company.Monday(w))];
        return
        [
            .. (
                from kind in Enum.GetValues<By>()
                from first in weeks
                from last in weeks
                from row in Report.Of(programs, new(null, first, last, kind), K)
                select row).Distinct(),
        ];
    }

    private static HashSet<DateOnly> Steps(Company company) =>
        [.. company.Steps().Where(s => SmallGroups.AreShown(s, company.Facts().Sizes, K)).Select(s => s.Monday)];

    private static Equations Known(Company company, IEnumerable<ReportRow> rows, HashSet<DateOnly> steps)
    {
        var known = new Equations(company.Unknowns);
        foreach (var row in rows.Where(r => r.Figures is not null))
        {
            var scope = Scope(company, row).ToList();
            company.Sum(scope).ShouldBe(row.Figures!.Shared, "the attacker misreads a row");
            known.Add(scope);
        }

        foreach (var week in Enumerable.Range(0, company.Weeks).Where(w => steps.Contains(Company.Monday(w))))
        {
            var steady = company
                .Kinds.Select((k, i) => (Kind: k, Index: i))
                .Where(k => k.Kind.Departments.Take(week + 1).All(d => d is not null));
            known.Add(steady.SelectMany(k => Enumerable.Range(0, week + 1).Select(w => company.Cell(k.Index, w))));
        }

        return known;
    }

    /// <summary>What a row adds up. A round's row of a program that is still open goes as far as its weeks are over.</summary>
    private static IEnumerable<int> Scope(Company company, ReportRow row) =>
        company.Cells(
            (week, department) =>
                (row.Monday is { } monday ? Company.Monday(week) == monday : week < company.ClosedWeeks)
                && (row.Department is null || row.Department == Company.Name(department)));

    private static bool IsOver(Company company, ReportRow row) =>
        Scope(company, row).Any() && (row.Monday is { } monday ? monday < Company.Monday(company.ClosedWeeks) : company.IsClosed);

    /// <summary>In a round of one week the week is the round.</summary>
    private static bool IsShownAsRound(Company company, ReportRow hidden, List<ReportRow> rows) =>
        company.Weeks == 1
        && hidden.Monday is not null
        && rows.Any(r => r.Monday is null && r.Department == hidden.Department && r.Figures is not null);

    /// <summary>Fewer than k people, of whatever kinds, of whom something follows.</summary>
    private static IEnumerable<string> OfFew(Company company, Equations known) =>
        Few(company, [.. Enumerable.Range(0, company.Kinds.Count)], K)
            .Where(few =>
                known.About(few.SelectMany(k => Enumerable.Range(0, company.Weeks).Select(w => company.Cell(k, w))).ToHashSet()) > 0)
            .Select(few => $"of {few.Sum(k => company.Kinds[k].People)} people");

    /// <summary>Fewer than 4k people of whose one week something follows. A round of one week is shown as a round.</summary>
    private static IEnumerable<string> OfAWeek(Company company, Equations known) =>
        from week in Enumerable.Range(0, company.Weeks)
        where company.Weeks > 1
        from few in Few(
            company, [.. Enumerable.Range(0, company.Kinds.Count).Where(k => company.Kinds[k].Departments[week] is not null)], 4 * K)
        where known.About(few.Select(k => company.Cell(k, week)).ToHashSet()) > 0
        select $"of {few.Sum(k => company.Kinds[k].People)} people in week {week}";

    /// <summary>The largest sets of kinds that are fewer people than this together: what holds for them holds for their parts.</summary>
    private static List<HashSet<int>> Few(Company company, List<int> kinds, int fewerThan)
    {
        var sets = new List<HashSet<int>>();
        Grow([], 0, 0);
        return sets;

        void Grow(HashSet<int> chosen, int next, int people)
        {
            if (next == kinds.Count)
            {
                if (chosen.Count > 0 && kinds.TrueForAll(k => chosen.Contains(k) || people + company.Kinds[k].People >= fewerThan))
                    sets.Add([.. chosen]);
                return;
            }

            if (people + company.Kinds[kinds[next]].People < fewerThan)
                Grow([.. chosen, kinds[next]], next + 1, people + company.Kinds[kinds[next]].People);
            Grow(chosen, next + 1, people);
        }
    }

    private static Showing Weak(string weakness, RoundSizes round)
    {
        var strong = SmallGroups.Of(round, K);
        return weakness switch
        {
            "no second group is hidden beside a small one" => strong with
            {
                Departments = strong.Weeks.SelectMany(m => Large(round, m, 4 * K)).ToHashSet(),
            },
            "groups of k are shown by week" => strong with { Departments = strong.Weeks.SelectMany(m => Large(round, m, K)).ToHashSet() },
            "weeks and the round are decided apart" => strong with
            {
                RoundDepartments = round.IsClosed
                    ? round
                        .Weeks.SelectMany(w => w.Departments.Keys)
                        .Distinct()
                        .Where(d => round.Weeks.All(w => w.Departments.GetValueOrDefault(d).People >= K))
                        .ToHashSet()
                    : strong.RoundDepartments,
            },
            "k is one lower" => SmallGroups.Of(round, K - 1),
            _ => strong,
        };
    }

    private static IEnumerable<(DateOnly, string)> Large(RoundSizes round, DateOnly monday, int least) =>
        round.Weeks.First(w => w.Monday == monday).Departments.Where(d => d.Value.People >= least).Select(d => (monday, d.Key));

    /// <summary>The rows that a weaker hiding would show.</summary>
    private static IEnumerable<ReportRow> Shown(RoundFacts facts, Showing showing) =>
        [
            .. facts
                .Weeks.Where(w => showing.Weeks.Contains(w.Monday))
                .Select(w => new ReportRow("p", 1, w.Monday, null, Figures.Across(w.Cells.Values.Select(c => c.Figures), null))),
            .. showing.Departments.Select(d => new ReportRow(
                "p", 1, d.Monday, d.Department, facts.Weeks.First(w => w.Monday == d.Monday).Cells[d.Department].Figures)),
            .. showing.RoundDepartments.Select(d => new ReportRow(
                "p", 1, null, d, Figures.Over([.. facts.Weeks.Where(w => w.Cells.ContainsKey(d)).Select(w => w.Cells[d].Figures)]))),
        ];
}
