using ChatOps.Matching;
using ChatOps.Matching.Rosters;
using ChatOps.Matching.Solving;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Matching;

/// <summary>What holds for every pool.</summary>
public sealed class MatcherPropertyTests
{
    private static readonly Arbitrary<int> Numbers = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void a_small_pool_gets_what_trying_everything_finds() => Small(IsBest);

    /// <summary>In each of them somebody of an even part is left whatever is done, and the best trio is made there.</summary>
    [Theory]
    [InlineData(167580289)]
    [InlineData(1048257380)]
    [InlineData(1594160071)]
    public void a_pool_that_once_got_less_gets_what_trying_everything_finds(int number)
    {
        var pool = Pools.Small(number);

        IsBest(pool, Matcher.Match(pool));
    }

    [Fact]
    public void nobody_is_twice_and_nobody_forgotten() =>
        Small(
            (pool, matched) =>
                matched
                    .Groups.SelectMany(g => g.Members)
                    .Concat(matched.Left.Select(l => l.Member))
                    .ShouldBe(pool.Members.Select(m => m.Id), ignoreOrder: true));

    [Fact]
    public void no_rule_is_broken_and_a_kept_pair_stays_by_itself() => Small((pool, matched) =>
    {
        foreach (var group in matched.Groups)
        {
            if (pool.Keep.Any(k => group.Members.Contains(k.A)))
                group.Members.ShouldBe(pool.Keep.SelectMany(k => (string[])[k.A, k.B]).Order(StringComparer.Ordinal));
            else
                Matcher.Judge(pool, group.Members).ShouldBeOfType<Verdict.Fits>().Group.Score.ShouldBe(group.Score);
        }
    });

    [Fact]
    public void pairs_and_at_most_one_trio() => Small((pool, matched) =>
    {
        matched.Groups.Where(g => g.Members.Count is not (2 or 3)).ShouldBeEmpty();
        matched.Groups.Count(g => g.Members.Count == 3).ShouldBeLessThanOrEqualTo(pool.Members.Count % 2);
    });

    [Fact]
    public void the_order_of_the_input_changes_nothing() =>
        Small(
            (pool, matched) =>
            {
                var again = Matcher.Match(
                    pool with
                    {
                        Members = [.. pool.Members.Reverse()],
                        Met = [.. pool.Met.Reverse().Select(p => new Pair(p.B, p.A))],
                    });

                again.Groups.Select(g => string.Join(' ', g.Members)).ShouldBe(matched.Groups.Select(g => string.Join(' ', g.Members)));
            });

    [Fact]
    public void whoever_is_left_is_told_of_a_trio_only_when_it_fits() =>
        Small(
            (pool, matched) =>
            {
                foreach (
                    var trio in matched.Left.Where(l =>
                        l.Trio is not null && pool.Members.All(m => m.Side == ChatOps.Partnerships.Side.Mutual)))
                {
                    trio.Trio!.ShouldContain(trio.Member);
                    Matcher.Judge(pool, trio.Trio!).ShouldBeOfType<Verdict.Fits>();
                    pool.Keep.Where(k => trio.Trio!.Contains(k.A)).ShouldBeEmpty();
                }
            });

    [Theory]
    [InlineData(400)]
    [InlineData(1000)]
    public void the_proof_holds_on_every_permitted_pair(int count)
    {
        var roster = new Roster(Pools.Large(count, count));
        var optimum = new Optimum(roster, [.. Enumerable.Range(0, count)]);

        optimum.Solve();

        var duals = optimum.Blossoms.Duals();
        optimum.Blossoms.Bound().ShouldBe(optimum.Worth());
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                if (roster.Permitted(a, b) is >= 0 and var score)
                    (duals.Members[a] + duals.Members[b] + duals.AroundBoth(a, b)).ShouldBeGreaterThanOrEqualTo(2 * score);
            }
        }
    }

    [Theory]
    [InlineData(401)]
    [InlineData(2001)]
    public void an_odd_number_comes_close_to_its_bound(int count)
    {
        var pool = Pools.Large(count, count);

        var matched = Matcher.Match(pool);

        matched.Left.ShouldBeEmpty();
        matched.Groups.Count(g => g.Members.Count == 3).ShouldBe(1);
        matched.Total.ShouldBeInRange((long)(matched.Bound * 0.999), matched.Bound);
    }

    [Fact]
    public void an_estimate_on_shelves_never_hides_a_pair()
    {
        var pool = Pools.Large(7, 500);
        var roster = new Roster(pool);
        var duals = Enumerable.Range(0, 500).Select(i => 300L + (i * 37 % 400)).ToArray();
        var found = new HashSet<(int, int)>();

        new MembersByLikeness(roster, [.. Enumerable.Range(0, 500)]).Above(duals, 2, 0, (a, b, _) =>
            found.Add((Math.Min(a, b), Math.Max(a, b))));

        var expected = Grouping
            .Pairs([.. Enumerable.Range(0, 500)])
            .Where(p => roster.Permitted(p.A, p.B) is >= 0 and var score && 2 * score > duals[p.A] + duals[p.B]);
        found.ShouldBe(expected, ignoreOrder: true);
    }

    private static void IsBest(Pool pool, Matched matched)
    {
        var roster = new Roster(pool);
        var settled = Fixed(pool, roster);
        var free = Enumerable.Range(0, roster.Count).Where(m => !settled.Contains(m)).ToArray();
        var scores = new int[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
                scores[i, j] = i == j || roster.Broken(free[i], free[j]) is not null ? -1 : roster.Score(free[i], free[j]);
        }

        var best = Exhaustive.Search(scores);
        var kept = matched.Groups.Where(g => g.Members.Any(m => settled.Contains(roster.Find(m)!.Value))).Sum(g => g.Score);
        (matched.Left.Count, matched.Total - kept).ShouldBe(best);
        matched.Bound.ShouldBe(matched.Total);
    }

    private static HashSet<int> Fixed(Pool pool, Roster roster) =>
    [
        .. pool.Keep.SelectMany(k => (string[])[k.A, k.B])
            .Concat(pool.Locked.Where(l => Grouping.Broken(roster, [.. l.Select(id => roster.Find(id)!.Value)]) is null).SelectMany(l => l))
            .Select(id => roster.Find(id)!.Value),
    ];

    private static void Small(Action<Pool, Matched> holds) => Prop.ForAll(Numbers, number =>
    {
        var pool = Pools.Small(number);
        holds(pool, Matcher.Match(pool));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
