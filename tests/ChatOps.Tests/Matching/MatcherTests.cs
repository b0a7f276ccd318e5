using ChatOps.Matching;
using ChatOps.Matching.Rosters;
using ChatOps.Partnerships;

namespace ChatOps.Tests.Matching;

public sealed class MatcherTests
{
    private static readonly Candidate Ana = new()
    {
        Id = "ana",
        WorkStart = 480,
        Topic = "focus",
        Topics = ["focus", "health"],
        Seniority = 3,
        Department = "sales",
    };

    [Fact]
    public void the_score_is_the_products_own() =>
        Fits(Ana, Ana with { Id = "ben", Seniority = 5, Department = "it" }).Score.ShouldBe(480 + 400 + 60 + 60);

    [Theory]
    [InlineData("writing", "focus", 250)]
    [InlineData("health", "health", 250)]
    [InlineData("writing", "health", 120)]
    [InlineData("writing", "writing", 0)]
    public void topics_count_by_how_near_they_are(string main, string further, int points) =>
        Fits(Ana, Ana with { Id = "ben", Topic = main, Topics = [further] }).Score.ShouldBe(480 + points + 120);

    [Theory]
    [InlineData(480, 480, 480)]
    [InlineData(1380, 60, 360)] // over midnight
    [InlineData(480, 900, 60)]
    [InlineData(480, 1320, 0)]
    public void the_day_is_a_circle(int one, int other, int minutes) => Roster.Overlap(one, 480, other, 480).ShouldBe(minutes);

    [Fact]
    public void two_long_days_may_meet_twice() => Roster.Overlap(0, 900, 720, 900).ShouldBe(360);

    [Fact]
    public void shared_time_a_line_a_past_pair_and_an_exclusion_forbid()
    {
        Broken(Ana, Ana with { Id = "ben", WorkStart = 901 }).ShouldBe(Rule.Overlap);
        Broken(Ana with { MinimumOverlap = 240 }, Ana with { Id = "ben", WorkStart = 721 }).ShouldBe(Rule.Overlap);
        Broken(Ana, Ana with { Id = "ben", Managers = ["ana"] }).ShouldBe(Rule.ReportingLine);
        Broken(Ana with { Managers = ["eve"] }, Ana with { Id = "ben", Managers = ["eve"] }).ShouldBe(Rule.ReportingLine);
        Broken(Ana, Ana with { Id = "ben", NeverWith = ["ana"] }).ShouldBe(Rule.Excluded);
        Broken(Of(Ana, Ana with { Id = "ben" }) with { Met = [new("ben", "ana")] }).ShouldBe(Rule.Met);
        Broken(Of(Ana, Ana with { Id = "ben" }) with { Apart = [new("ben", "ana")] }).ShouldBe(Rule.Apart);
        Broken(
                Of(Ana with { Languages = ["en"] }, Ana with { Id = "ben", Languages = ["de"] }) with
                {
                    Weights = new() { NeedsLanguage = true },
                })
            .ShouldBe(Rule.Language);
    }

    [Fact]
    public void a_managers_manager_counts_where_the_program_says_so()
    {
        var pool = Of(Ana, Ana with { Id = "ben", Managers = ["eve", "ana"] });

        Matcher.Judge(pool, ["ana", "ben"]).ShouldBeOfType<Verdict.Fits>();
        Broken(pool with { Weights = new() { WholeLine = true } }).ShouldBe(Rule.ReportingLine);
    }

    [Fact]
    public void each_who_is_supported_gets_one_supporter_who_is_not_above_them()
    {
        Candidate[] members =
        [
            Ana with
            {
                Id = "s1",
                Side = Side.Supported,
                Managers = ["x", "h1"],
            },
            Ana with
            {
                Id = "s2",
                Side = Side.Supported,
            },
            Ana with
            {
                Id = "h1",
                Side = Side.Supporter,
            },
            Ana with
            {
                Id = "h2",
                Side = Side.Supporter,
                Topic = "writing",
                Topics = [],
            },
            Ana with
            {
                Id = "h3",
                Side = Side.Supporter,
                Topic = "writing",
                Topics = [],
                WorkStart = 840,
            },
        ];

        var matched = Matcher.Match(Of(members));

        matched.Groups.Select(g => string.Join(' ', g.Members)).ShouldBe(["h1 s2", "h2 s1"]);
        matched.Left.ShouldHaveSingleItem().ShouldBe(new Left("h3", Rule.Side, null));
    }

    [Fact]
    public void the_trio_is_made_where_the_number_is_odd()
    {
        // Nobody works with the other half of the world, and the half with an even number would make the better trio.
        var members = Enumerable
            .Range(0, 400)
            .Select(i => Ana with { Id = $"day{i:000}" })
            .Concat(
                Enumerable
                    .Range(0, 101)
                    .Select(i =>
                        Ana with
                        {
                            Id = $"night{i:000}",
                            WorkStart = 1200,
                            Topic = $"topic{i % 7}",
                            Topics = [],
                            Seniority = i % 8,
                        }));

        var matched = Matcher.Match(Of([.. members]));

        matched.Left.ShouldBeEmpty();
        matched.Groups.Single(g => g.Members.Count == 3).Members.ShouldAllBe(m => m.StartsWith("night", StringComparison.Ordinal));
    }

    [Fact]
    public void a_trio_where_the_number_is_even_leaves_fewer_when_somebody_is_left_there_anyway()
    {
        var matched = Matcher.Match(SixWithTwoForDan(Ana with { Id = "zoe", WorkStart = 1200 }));

        matched.Groups.Select(g => string.Join(' ', g.Members)).ShouldBe(["ana ben cem", "dan eve"]);
        matched.Left.Select(l => l.Member).ShouldBe(["fay", "zoe"]);
        matched.Bound.ShouldBe(matched.Total);
    }

    [Fact]
    public void of_two_trios_that_leave_as_few_the_greater_total_counts_wherever_it_is()
    {
        var night = Ana with { WorkStart = 1200, Topic = null, Topics = [] };
        var pool = SixWithTwoForDan(night with { Id = "xia" }, night with { Id = "yan" }, night with { Id = "zoe", Seniority = 7 });

        var matched = Matcher.Match(pool);

        matched.Groups.Select(g => string.Join(' ', g.Members)).ShouldBe(["ana ben cem", "dan eve", "xia yan"]);
        matched.Left.Select(l => l.Member).ShouldBe(["fay", "zoe"]);
        matched.Bound.ShouldBe(matched.Total);
    }

    [Fact]
    public void two_whom_nobody_can_meet_do_not_keep_the_trio_from_the_odd_half()
    {
        var members = Enumerable
            .Range(0, 300)
            .Select(i => Ana with { Id = $"day{i:000}" })
            .Concat(
                Enumerable
                    .Range(0, 31)
                    .Select(i => Ana with { Id = $"night{i:000}", WorkStart = 1200, Topic = $"topic{i % 7}", Seniority = i % 8 }))
            .Concat(Enumerable.Range(0, 2).Select(i => Ana with { Id = $"apart{i}", MinimumOverlap = 1440 }));

        Matcher.Match(Of([.. members])).Left.Select(l => l.Member).ShouldBe(["apart0", "apart1"]);
    }

    [Fact]
    public void everybody_under_one_manager_finds_somebody_elsewhere()
    {
        var members = Enumerable
            .Range(0, 1200)
            .Select(i => Ana with { Id = $"m{i:0000}", Seniority = i < 400 ? 8 : 1 + i % 5, Managers = i < 400 ? ["m1199"] : [] });

        var matched = Matcher.Match(Of([.. members]));

        matched.Left.ShouldBeEmpty();
        matched.Bound.ShouldBe(matched.Total);
    }

    [Fact]
    public void somebody_for_whom_nobody_is_left_is_offered_a_trio()
    {
        // The four are split from each other but for ben, who fits with all.
        Candidate[] members = [Ana, Ana with { Id = "ben" }, Ana with { Id = "cem" }, Ana with { Id = "dan" }];

        var matched = Matcher.Match(Of(members) with { Met = [new("ana", "cem"), new("ana", "dan"), new("cem", "dan")] });

        matched.Groups.ShouldHaveSingleItem().Members.ShouldBe(["ana", "ben"]);
        matched.Left.Select(l => (l.Member, l.Rule)).ShouldBe([("cem", Rule.Met), ("dan", Rule.Met)]);
        matched.Left.ShouldAllBe(l => l.Trio == null);
    }

    [Fact]
    public void the_trio_that_fits_is_named_for_one_who_is_left()
    {
        Candidate[] members =
        [
            Ana,
            Ana with
            {
                Id = "ben",
            },
            Ana with
            {
                Id = "cem",
                WorkStart = 841,
            },
            Ana with
            {
                Id = "dan",
                WorkStart = 1300,
            },
        ];

        var matched = Matcher.Match(Of(members));

        matched.Groups.ShouldHaveSingleItem().Members.ShouldBe(["ana", "ben"]);
        matched.Left[0].ShouldSatisfyAllConditions(
            left => left.Member.ShouldBe("cem"),
            left => left.Rule.ShouldBe(Rule.Overlap),
            left => left.Trio.ShouldBe(["ana", "ben", "cem"]));
    }

    [Fact]
    public void everybody_else_may_be_taken() =>
        Matcher.Match(Of(Ana, Ana with { Id = "ben" }, Ana with { Id = "cem" }) with { Keep = [new("ana", "cem")] }).Left
            .ShouldHaveSingleItem().ShouldBe(new Left("ben", Rule.Taken, null));

    [Fact]
    public void reasons_tell_what_two_share_and_nothing_private()
    {
        var matched = Matcher.Match(Of(
            Ana with { Languages = ["en"], Modes = ["video"], NeverWith = ["x"] },
            Ana with { Id = "ben", Languages = ["en", "de"], Department = "it", Offers = ["focus"] }));

        matched.Groups.ShouldHaveSingleItem().Reasons
            .ShouldBe([Reason.Topic, Reason.Overlap, Reason.Language, Reason.Seniority, Reason.Department, Reason.Help]);
        matched.Groups[0].Overlap.ShouldBe(480);
    }

    [Fact]
    public void what_the_moderator_fixed_stays_unless_it_breaks_a_rule()
    {
        var pool = Of(
            Ana,
            Ana with
            {
                Id = "ben",
            },
            Ana with
            {
                Id = "cem",
                Topic = "writing",
                Topics = [],
            },
            Ana with
            {
                Id = "dan",
                Topic = "writing",
                Topics = [],
            });

        Groups(pool with { Locked = [["ana", "dan"]] }).ShouldBe(["ana dan", "ben cem"]);
        Groups(pool with { Locked = [["ana", "dan"]], Met = [new("ana", "dan")] }).ShouldBe(["ana ben", "cem dan"]);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(7, 3)]
    [InlineData(11, 4)]
    [InlineData(60, 5)]
    [InlineData(61, 4)]
    public void groups_of_three_to_five_take_everybody_in(int count, int size)
    {
        var pool = Pools.Large(3, count) with { Weights = new Weights { GroupSize = size, MinimumOverlap = 0 }, Met = [] };
        pool = pool with { Members = [.. pool.Members.Select(m => m with { Managers = [], NeverWith = [], MinimumOverlap = 0 })] };

        var matched = Matcher.Match(pool);

        matched.Left.ShouldBeEmpty();
        matched.Groups.ShouldAllBe(g => g.Members.Count >= 3 && g.Members.Count <= 5);
        matched.Groups.SelectMany(g => g.Members).ShouldBe(pool.Members.Select(m => m.Id), ignoreOrder: true);
        matched.Bound.ShouldBeGreaterThanOrEqualTo(matched.Total);
    }

    [Fact]
    public void a_member_nobody_can_meet_is_the_only_one_left_among_many()
    {
        var pool = Pools.Large(11, 500);
        pool = pool with { Members = [.. pool.Members.Select(m => m with { MinimumOverlap = 0 }), Ana with { MinimumOverlap = 1440 }] };

        Matcher.Match(pool).Left.ShouldHaveSingleItem().ShouldBe(new Left("ana", Rule.Overlap, null));
    }

    /// <summary>
    /// Ana, ben and cem fit with each other, cem with dan, eve and fay with dan alone: in pairs two of the six are left, with a trio one.
    /// </summary>
    private static Pool SixWithTwoForDan(params Candidate[] others)
    {
        string[] ids = ["ana", "ben", "cem", "dan", "eve", "fay"];
        return Of([.. ids.Select(id => Ana with { Id = id, Seniority = id == "fay" ? 7 : 3 }), .. others]) with
        {
            Met =
            [
                new("ana", "dan"), new("ana", "eve"), new("ana", "fay"), new("ben", "dan"), new("ben", "eve"), new("ben", "fay"),
                new("cem", "eve"), new("cem", "fay"), new("eve", "fay"),
            ],
        };
    }

    private static Pool Of(params Candidate[] members) => new() { Members = members };

    private static IEnumerable<string> Groups(Pool pool) => Matcher.Match(pool).Groups.Select(g => string.Join(' ', g.Members));

    private static Group Fits(Candidate one, Candidate other) =>
        Matcher.Judge(Of(one, other), [one.Id, other.Id]).ShouldBeOfType<Verdict.Fits>().Group;

    private static Rule Broken(Candidate one, Candidate other) => Broken(Of(one, other));

    private static Rule Broken(Pool pool) => Matcher.Judge(pool, [.. pool.Members.Select(m => m.Id)]).ShouldBeOfType<Verdict.Broken>().Rule;
}
