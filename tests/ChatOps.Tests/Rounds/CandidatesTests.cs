using ChatOps.Matching;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Rounds;

/// <summary>What the making of pairs knows of people: hours, requests, reporting lines, earlier rounds.</summary>
public abstract class CandidatesTests(string engine) : DatabaseTests(engine)
{
    private RoundWorld? _world;

    private RoundWorld World => _world ??= new RoundWorld(Database);

    [Fact]
    public async Task an_exclusion_counts_for_both_whatever_address_it_names()
    {
        await World.Begins();
        var ana = await World.Joins("Ana", asked: i => RoundWorld.Avoiding(i, "BEN.private@example.com"));
        var ben = await World.Joins("Ben", accountEmail: "ben.private@example.com");

        var known = await Load();

        Judge(known, ana, ben).ShouldBeOfType<Verdict.Broken>().Rule.ShouldBe(Rule.Excluded);
        known.Find(ben)!.Candidate.NeverWith.ShouldBe([ana.Value]);
    }

    [Fact]
    public async Task an_exclusion_outlives_a_new_address()
    {
        await World.Begins();
        var ana = await World.Joins("Ana", asked: i => RoundWorld.Avoiding(i, "ben.before@example.com"));
        var ben = await World.Joins("Ben");
        await Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test", "INSERT INTO former_emails (email, person_id, until_at) VALUES ('ben.before@example.com', @Ben, 1)", null),
                    new { Ben = ben }),
            Ct);

        Judge(await Load(), ana, ben).ShouldBeOfType<Verdict.Broken>().Rule.ShouldBe(Rule.Excluded);
    }

    [Fact]
    public async Task a_wish_counts_only_when_mutual()
    {
        await World.Begins();
        var ana = await World.Joins("Ana", asked: i => RoundWorld.Wishing(i, "ben@example.com"));
        var ben = await World.Joins("Ben", asked: i => RoundWorld.Wishing(i, "ana@example.com"));
        await World.Joins("Kim", asked: i => RoundWorld.Wishing(i, "ana@example.com"));

        (await Load()).Keep.ShouldBe([Entrants.Ordered(new Pair(ana.Value, ben.Value))]);
    }

    [Fact]
    public async Task a_wish_brings_two_together_once_and_lifts_no_exclusion()
    {
        await World.Begins();
        var ana = await World.Joins("Ana", asked: i => RoundWorld.Wishing(i, "ben@example.com"));
        var ben = await World.Joins("Ben", asked: i => RoundWorld.Wishing(i, "ana@example.com"));
        await World.Joins("Kim", asked: i => RoundWorld.Wishing(RoundWorld.Avoiding(i, "tom.b@example.com"), "tom@example.com"));
        await World.Joins("Tom", asked: i => RoundWorld.Wishing(i, "kim@example.com"), accountEmail: "tom.b@example.com");
        await World.Was(1, [ana, ben]);

        (await Load()).Keep.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_wish_reaches_nobody_by_an_address_that_is_not_vouched_for()
    {
        await World.Begins();
        await World.Joins("Ana", asked: i => RoundWorld.Wishing(i, "ben.k@example.com"));
        await World.Joins("Ben", asked: i => RoundWorld.Wishing(i, "ana@example.com"), accountEmail: "ben.k@example.com");
        (await Load()).Keep.ShouldBeEmpty();

        await Db.Write(
            db => db.Execute(new Statement("test", "UPDATE accounts SET is_email_verified = TRUE WHERE email = 'ben.k@example.com'", null)),
            Ct);
        (await Load()).Keep.Count.ShouldBe(1);
    }

    [Fact]
    public async Task partners_who_both_wish_to_stay_may_meet_again()
    {
        await World.Begins();
        var (ana, ben, kim, tom) = (await World.Joins("Ana"), await World.Joins("Ben"), await World.Joins("Kim"), await World.Joins("Tom"));
        var round = await World.Was(1, [ana, ben], [kim, tom]);
        foreach (var who in new[] { ana, ben, kim })
            await Db.Write(
                db =>
                    db.Execute(
                        new Statement(
                            "test",
                            "INSERT INTO stay_wishes (round_id, person_id, partnership_id) SELECT @Round, person_id, partnership_id FROM "
                            + "partners WHERE person_id = @Who",
                            null),
                        new { Round = round.Id, Who = who }),
                Ct);

        var known = await Load();

        known.Keep.ShouldBe([Entrants.Ordered(new Pair(ana.Value, ben.Value))]);
        known.Met.ShouldBe([Entrants.Ordered(new Pair(kim.Value, tom.Value))]);
    }

    [Fact]
    public async Task the_last_rounds_are_remembered_and_no_more()
    {
        _world = new RoundWorld(Database, new ProgramSettings { Rounds = new RoundSettings { History = 2 } });
        await World.Begins();
        var (ana, ben, kim, tom) = (await World.Joins("Ana"), await World.Joins("Ben"), await World.Joins("Kim"), await World.Joins("Tom"));
        await World.Was(1, [ana, ben]);
        await World.Was(2, [ana, kim]);
        await World.Was(3, [ana, tom, kim]);

        (await Load())
            .Met.Select(m => (m.A, m.B))
            .ShouldBe(new[] { (ana, kim), (ana, tom), (kim, tom) }.Select(p => (p.Item1.Value, p.Item2.Value)), ignoreOrder: true);
        Judge(await Load(), ana, ben).ShouldBeOfType<Verdict.Fits>();
    }

    [Fact]
    public async Task nobody_meets_within_one_reporting_line()
    {
        await World.Begins();
        var top = await World.Joins("Top");
        var boss = await World.Joins("Boss", p => p with { ManagerEmail = "TOP@example.com" });
        var ana = await World.Joins("Ana", p => p with { ManagerPersonId = boss });
        var ben = await World.Joins("Ben", p => p with { ManagerEmail = "boss@example.com" });
        var kim = await World.Joins("Kim", p => p with { ManagerEmail = "elsewhere@example.com" });
        var tom = await World.Joins("Tom", p => p with { ManagerEmail = "elsewhere@example.com" });

        var known = await Load();

        foreach (var (one, other) in new[] { (ana, boss), (ana, ben), (kim, tom), (top, ana), (top, boss) })
            Judge(known, one, other).ShouldBeOfType<Verdict.Broken>().Rule.ShouldBe(Rule.ReportingLine);
        Judge(known, ana, kim).ShouldBeOfType<Verdict.Fits>();
    }

    [Fact]
    public async Task a_moderator_who_joined_is_in_and_nobody_is_available_who_cannot_be_written_to()
    {
        await World.Begins();
        await World.Joins("Dana");
        await World.Joins("Ben", state: AccountState.Blocked);
        await World.Joins("Ana");

        (await Load()).All.Where(e => e.IsAvailable).Select(e => e.DisplayName).ShouldBe(["Ana", "Dana"]);
    }

    [Fact]
    public async Task working_days_are_compared_by_the_clocks_of_the_day()
    {
        await World.Begins();
        var york = await World.Joins("York", p => p with { Zone = "America/New_York" });
        var night = await World.Joins("Night", p => p with { Zone = "Asia/Kolkata", WorkFrom = 22 * 60, WorkUntil = 6 * 60 });

        var known = await Load();

        (known.Find(york)!.Candidate.WorkStart, known.Find(york)!.Candidate.WorkLength).ShouldBe((14 * 60, 480));
        (known.Find(night)!.Candidate.WorkStart, known.Find(night)!.Candidate.WorkLength).ShouldBe(((16 * 60) + 30, 480));
    }

    private Task<Entrants> Load() => Db.Read(db => new Candidates(Cipher).Load(db, World.Autumn, new LocalDate(2026, 11, 23)), Ct);

    private static Verdict Judge(Entrants known, params PersonId[] group) =>
        Matcher.Judge(known.Among(known.All), [.. group.Select(p => p.Value)]);
}

public sealed class SqliteCandidatesTests() : CandidatesTests("sqlite");

public sealed class PostgresCandidatesTests() : CandidatesTests("postgres");
