using System.Text;
using ChatOps.Participation;
using ChatOps.Participation.Exports;
using ChatOps.Participation.Groups;
using ChatOps.Participation.Pages;
using ChatOps.Participation.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ChatOps.Tests.Participation;

public sealed class ReportTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void a_program_of_four_times_k_is_shown_by_week_and_a_smaller_one_by_closed_round()
    {
        Rows(By.Week, Round(true, [("Sales", 20)])).ShouldAllBe(r => r.Figures != null);
        Rows(By.Week, Round(true, [("Sales", 19)])).ShouldAllBe(r => r.Figures == null);
        Rows(By.Round, Round(true, [("Sales", 19)])).ShouldHaveSingleItem().Figures.ShouldBe(new Figures(19, 57, 30, 15));
        Rows(By.Round, Round(false, [("Sales", 19)])).ShouldHaveSingleItem().Figures.ShouldBeNull();
        Rows(By.Round, Round(true, [("Sales", 4)])).ShouldHaveSingleItem().Figures.ShouldBeNull();
    }

    [Fact]
    public void the_demos_departments_show_the_largest_only()
    {
        var rows = Rows(By.Department, Round(true, [("Engineering", 12), ("Operations", 8), ("Legal", 4)]));

        rows.Where(r => r.Monday is not null).ShouldAllBe(r => r.Figures == null);
        rows.Where(r => r.Monday is null)
            .Select(r => (r.Department, r.Figures is null))
            .ShouldBe([("Engineering", false), ("Legal", true), ("Operations", true)]);
    }

    [Fact]
    public void a_group_that_grows_from_four_to_five_is_shown_from_its_first_whole_round_on()
    {
        Rows(By.Department, Round(true, [("Sales", 30), ("Legal", 4)], [("Sales", 30), ("Legal", 5)]))[^1].Figures.ShouldBeNull();
        // Thirty would tell the five of each week: they are hidden, too, and the round is shown.
        Rows(By.Department, Round(true, [("Sales", 30), ("Legal", 5)], [("Sales", 30), ("Legal", 5)])).Where(r => r.Monday is null)
            .Select(r => (r.Department, r.Figures?.Due)).ShouldBe([("Legal", 10L), ("Sales", 60L)]);
    }

    [Fact]
    public void a_department_has_its_rows_in_every_week_of_a_round_or_in_none()
    {
        var rows = Rows(By.Department, Round(true, [("Sales", 30)], [("Sales", 30), ("Legal", 1)]));

        rows.Where(r => r.Department == "Legal" && r.Monday is not null).Select(r => r.Monday).ShouldBe([Monday, Monday.AddDays(7)]);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void a_range_chooses_rows_and_adds_nothing_up(int first, int rows)
    {
        var query = new Query(null, Monday.AddDays(7 * first), null, By.Week);

        Report.Of([Program(Round(true, [("Sales", 20)]))], query, 5).Count.ShouldBe(rows);
        Report
            .Of([Program(Round(true, [("Sales", 20)]))], query with { By = By.Round }, 5)
            .ShouldHaveSingleItem()
            .Figures!.Due.ShouldBe(60);
    }

    [Fact]
    public void json_has_the_columns_in_their_order_and_null_for_what_is_hidden()
    {
        var json = Encoding.UTF8.GetString(ParticipationJson.Of(
        [
            new("autumn", 1, Monday, null, new(24, 22, 19, 12) { Meetings = new(11, 9) }),
            new("autumn", 1, null, "Legal", null),
        ], 5));

        json.ShouldBe(
            """{"minimumGroup":5,"rows":[{"program":"autumn","round":1,"week":"2026-W45","department":null,"members":24,"due":22,"handedIn":19,"onTime":12,"meetingsBooked":11,"meetingsHeld":9,"suppressed":false},"""
                + """{"program":"autumn","round":1,"week":null,"department":"Legal","members":null,"due":null,"handedIn":null,"onTime":null,"meetingsBooked":null,"meetingsHeld":null,"suppressed":true}]}"""
        );
    }

    [Theory]
    [InlineData("Sales", "Sales")]
    [InlineData("Sales, north", "\"Sales, north\"")]
    [InlineData("The \"A\" team", "\"The \"\"A\"\" team\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-", "'-")]
    [InlineData("@home, \"x\"", "\"'@home, \"\"x\"\"\"")]
    [InlineData("", "\"\"")]
    public void csv_quotes_what_needs_it_and_defuses_formulas(string department, string cell)
    {
        var csv = Encoding.UTF8.GetString(
            ParticipationCsv.Of([new("autumn", 1, Monday, department, new(24, 22, 19, 12)), new("autumn", 1, null, null, null)]));

        csv.ShouldBe(
            "program,round,week,department,members,due,handedIn,onTime,meetingsBooked,meetingsHeld,suppressed\r\n"
            + $"autumn,1,2026-W45,{cell},24,22,19,12,,,false\r\nautumn,1,,,,,,,,,true\r\n");
    }

    [Theory]
    [InlineData("from", "2026-W54")]
    [InlineData("from", "2026-W00")]
    [InlineData("from", "2026-47")]
    [InlineData("from", "last week")]
    [InlineData("to", "2026-W4")]
    [InlineData("to", " 026-W04")]
    [InlineData("by", "person")]
    [InlineData("by", "Week")]
    public void a_malformed_value_is_named_and_never_repeated(string name, string value) =>
        Query
            .Read(new QueryCollection(new Dictionary<string, StringValues> { [name] = value }), out _)
            .ShouldNotBeNull()
            .ShouldStartWith(name);

    [Fact]
    public void the_last_week_of_a_long_year_is_a_week()
    {
        Query
            .Read(new QueryCollection(new Dictionary<string, StringValues> { ["from"] = "2026-W53", ["to"] = "2027-W01" }), out var query)
            .ShouldBeNull();

        (query.From, query.To).ShouldBe((new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 4)));
        IsoWeek.Name(new DateOnly(2026, 12, 28)).ShouldBe("2026-W53");
    }

    [Fact]
    public void both_languages_say_the_same_things() =>
        PageText.For("de", null).Keys.Order().ShouldBe(PageText.For("en", null).Keys.Order());

    [Theory]
    [InlineData("de", null, "de")]
    [InlineData("xx", "de-AT,de;q=0.9", "de")]
    [InlineData(null, "fr,de;q=0.5", "de")]
    [InlineData(null, "fr", "en")]
    [InlineData(null, null, "en")]
    public void the_address_chooses_the_language_then_the_browser(string? asked, string? accepts, string language) =>
        PageText.For(asked, accepts).Language.ShouldBe(language);

    [Fact]
    public void a_page_encodes_names_and_says_why_it_is_empty()
    {
        var frame = new HeaderAndFooter(PageText.For("en", null), "Dana <b>", 5, "/participation?");
        string Page(RoundFacts round) =>
            ParticipationPage.Of(
                frame,
                [("autumn", "Autumn <2026>")],
                "autumn",
                new(null, null, null, null),
                Overview.Of(Program(round), new(null, null, null, null), 5),
                null,
                (1986, new DateOnly(2026, 10, 1)));

        Page(Round(true, [("R&D", 30)])).ShouldContain("R&amp;D");
        Page(Round(true, [("R&D", 30)])).ShouldContain("Autumn &lt;2026&gt;");
        Page(Round(true, [("R&D", 30)])).ShouldContain("Dana &lt;b&gt;");
        Page(Round(true, [("R&D", 30)])).ShouldContain("2&#xA0;% of 1,986 employees (headcount file of 01/10/2026)");
        Page(Round(true, [("R&D", 3)])).ShouldContain("Too few people take part to show figures without showing individuals.");
        Page(new RoundFacts(1, false, [])).ShouldContain("No round in this period. The first figures appear after the first week closes.");
        ParticipationPage.Failed(frame).ShouldContain("The figures could not be read just now. Nothing is lost; please reload.");
    }

    [Fact]
    public void bands_wait_for_the_end_of_the_round_when_somebody_missed_a_week()
    {
        var round = Round(true, [("Sales", 40)]);
        BandStep Step(long outside, long core) => new(
            Monday.AddDays(14), [10, 10, 10, core - 30], outside, round.Weeks.ToDictionary(w => (w.Monday, "Sales"), _ => core));

        SmallGroups.AreShown(Step(0, 40), round.Sizes, 5).ShouldBeTrue();
        SmallGroups.AreShown(Step(4, 36), round.Sizes, 5).ShouldBeFalse();
        SmallGroups.AreShown(Step(5, 35), round.Sizes, 5).ShouldBeTrue();
        SmallGroups.AreShown(Step(5, 35), round.Sizes with { IsClosed = false }, 5).ShouldBeFalse();
        SmallGroups.AreShown(Step(0, 19), round.Sizes, 5).ShouldBeFalse();
    }

    [Fact]
    public void k_is_never_under_five()
    {
        SmallGroups.Minimum(1).ShouldBe(5);
        SmallGroups.Minimum(8).ShouldBe(8);
    }

    private static IReadOnlyList<ReportRow> Rows(By by, RoundFacts round) => Report.Of([Program(round)], new(null, null, null, by), 5);

    private static ProgramFacts Program(RoundFacts round) => new("autumn", "Autumn", [round]);

    /// <summary>Three weeks alike, or those that are given. Everybody is due; ten share, five on time.</summary>
    private static RoundFacts Round(bool isClosed, params (string Department, int People)[][] weeks) =>
        new(
            1,
            isClosed,
            [
                .. (weeks.Length == 1 ? [weeks[0], weeks[0], weeks[0]] : weeks).Select(
                    (w, i) =>
                        new WeekFacts(
                            Monday.AddDays(7 * i),
                            true,
                            w.ToDictionary(
                                d => d.Department,
                                d => new Cell(
                                    new(d.People, d.People), new(d.People, d.People, Math.Min(10, d.People), Math.Min(5, d.People)))))),
            ]);
}
