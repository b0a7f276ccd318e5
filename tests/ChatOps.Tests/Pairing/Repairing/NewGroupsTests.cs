using ChatOps.Matching;
using ChatOps.Pairing.Repairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;

namespace ChatOps.Tests.Pairing.Repairing;

public sealed class NewGroupsTests
{
    [Fact]
    public void two_without_a_partner_are_put_together() =>
        Made(["a", "b"], []).ShouldBe(["a+b"]);

    [Fact]
    public void who_is_alone_joins_the_pair_that_fits_best_though_those_two_met_before() =>
        Made(
                ["x"],
                [("p1", "a", "b"), ("p2", "c", "d")],
                known: Known("xabcd") with
                {
                    Met = [new Pair("a", "b"), new Pair("c", "d"), new Pair("a", "x")],
                })
            .ShouldBe(["c+d+x in p2"]);

    [Fact]
    public void who_parted_in_this_round_is_not_put_together_again() =>
        Made(["a", "b"], [("p1", "c", "d")], parted: [new Pair("a", "b")]).ShouldHaveSingleItem().ShouldBe("a+c+d in p1");

    [Fact]
    public void nobody_joins_a_group_with_somebody_they_parted_from_or_excluded()
    {
        Made(["x"], [("p1", "a", "b")], parted: [new Pair("a", "x")]).ShouldBeEmpty();
        Made(["x"], [("p1", "a", "b")], known: Known("xab", neverWithA: "x")).ShouldBeEmpty();
    }

    [Fact]
    public void who_has_not_waited_long_enough_joins_no_group_but_may_be_paired() =>
        NewGroups.Of([Id("x")], [], [Standing("p1", "a", "b")], [], Known("xab"), new RoundSettings()).ShouldBeEmpty();

    [Fact]
    public void nobody_joins_two_who_asked_for_each_other_a_full_group_or_somebody_away()
    {
        Made(["x"], [("p1", "a", "b")], known: Known("xab") with { Keep = [new Pair("a", "b")] }).ShouldBeEmpty();
        NewGroups.Of([Id("x")], [Id("x")], [Standing("p1", "a", "b", "c")], [], Known("xabc"), new RoundSettings()).ShouldBeEmpty();
        Made(["x"], [("p1", "a", "b")], known: Known("xa")).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Made(
        string[] waiting, (string Id, string A, string B)[] standing, Pair[]? parted = null, Entrants? known = null) =>
        [
            .. NewGroups
                .Of(
                    [.. waiting.Select(Id)],
                    [.. waiting.Select(Id)],
                    [.. standing.Select(s => Standing(s.Id, s.A, s.B))],
                    parted ?? [],
                    known ?? Known(string.Concat(waiting) + string.Concat(standing.Select(s => s.A + s.B))),
                    new RoundSettings())
                .Select(g => string.Join('+', g.Members) + (g.Joins is null ? "" : $" in {g.Joins}")),
        ];

    private static PersonId Id(string id) => new(id);

    private static Partnership Standing(string id, params string[] members) => new()
    {
        Id = id,
        ProgramId = Duo.Autumn.Id,
        RoundId = Duo.Round.Id,
        Partners = [.. members.Select(m => new Partner { PersonId = Id(m), DisplayName = m })],
    };

    private static Entrants Known(string members, string? neverWithA = null) => new()
    {
        All = [.. members.Select(m => m.ToString()).Select(m => new Entrant
        {
            PersonId = Id(m),
            DisplayName = m,
            Reaches = [new Entrant.Reach(new AccountId(m), AccountState.Active, null)],
            Candidate = new Candidate { Id = m, WorkStart = 540, NeverWith = m == "a" && neverWithA is not null ? [neverWithA] : [] },
        })],
    };
}
