using ChatOps.Participation;
using FsCheck.Fluent;

namespace ChatOps.Tests.Participation;

public sealed class ParticipationReportTests
{
    private static readonly DateOnly Later = new(2027, 1, 1);

    [Fact]
    public void a_group_under_four_times_k_is_hidden_by_week()
    {
        Of(Week(members: 19)).ShouldHaveSingleItem().Figures.ShouldBeNull();
        Of(Week(members: 20)).ShouldHaveSingleItem().Figures.ShouldBe(new Figures(20, 18, 9, 7));
        Of(Week(members: 20), minimum: 6).ShouldHaveSingleItem().Figures.ShouldBeNull();
    }

    [Fact]
    public void no_setting_lowers_k() => Of(Week(members: 19), minimum: 1).ShouldHaveSingleItem().Figures.ShouldBeNull();

    [Fact]
    public void whether_a_figure_is_hidden_depends_on_the_number_of_people_only() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<(FsCheck.NonNegativeInt Members, FsCheck.NonNegativeInt Due, FsCheck.NonNegativeInt Shared, FsCheck.NonNegativeInt OnTime)>(),
            w => (Of(new WeekFigures { Program = "p", Monday = "2026-11-16", Members = w.Members.Get, Due = w.Due.Get, Shared = w.Shared.Get, OnTime = w.OnTime.Get })[0].Figures is null)
                == (w.Members.Get < 20)));

    [Fact]
    public void a_week_that_may_still_be_open_somewhere_is_left_out()
    {
        Of(Week(members: 40), today: new(2026, 11, 24)).ShouldBeEmpty();
        Of(Week(members: 40), today: new(2026, 11, 25)).ShouldHaveSingleItem().Week.ShouldBe("2026-W47");
    }

    [Fact]
    public void the_year_of_a_week_is_the_iso_year() =>
        new WeekFigures { Monday = "2026-12-28" }.Week.ShouldBe("2026-W53");

    [Fact]
    public void a_page_encodes_names_and_hides_with_one_text()
    {
        var report = ParticipationReport.Of([Week(members: 40) with { Program = "<b>" }, Week(members: 3) with { Program = "small" }], 5, Later);

        var page = ParticipationPage.Of(report, "Dana & co");

        page.ShouldContain("<caption>&lt;b&gt;</caption>");
        page.ShouldContain("<td>9 (50 %)</td>");
        page.ShouldContain(">hidden to protect people</td>");
        page.ShouldContain("Dana &amp; co");
        page.ShouldNotContain("<td>3</td>");
    }

    [Fact]
    public void a_page_without_figures_says_why()
    {
        ParticipationPage.Of(new(5, []), "").ShouldContain("No round in this period. The first figures appear after the first week closes.");
        ParticipationPage.Of(ParticipationReport.Of([Week(members: 4)], 5, Later), "").ShouldContain("Too few people take part to show figures without showing individuals.");
    }

    private static IReadOnlyList<ReportRow> Of(WeekFigures week, int minimum = 5, DateOnly? today = null) =>
        ParticipationReport.Of([week], minimum, today ?? Later).Rows;

    private static WeekFigures Week(int members) => new() { Program = "autumn", Monday = "2026-11-16", Members = members, Due = 18, Shared = 9, OnTime = 7 };
}
