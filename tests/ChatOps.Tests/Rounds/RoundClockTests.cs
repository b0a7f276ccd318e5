using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Tests.CheckIns;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Rounds;

/// <summary>What the clock makes of rounds: proposed before their day, true to who is there, opened at their hour, once.</summary>
public abstract class RoundClockTests(string engine) : DatabaseTests(engine)
{
    /// <summary>The Monday of the next round, and the Friday before it on which it is proposed.</summary>
    private static readonly LocalDate Next = new(2026, 12, 7);

    private static readonly Instant Friday = Instant.FromUtc(2026, 12, 4, 9, 1);

    private readonly FakeClock _clock = new(RoundWorld.Monday);

    [Fact]
    public async Task a_planned_round_is_proposed_approved_and_opened_at_its_hour()
    {
        var (world, host, dana) = await Begin(new RoundSettings { WeeksBetween = 1 });
        await using var _ = host;
        var members = await Join(world, "Ana", "Ben", "Cem", "Dora");
        (
            await host.Does(
                dana,
                "rounds.save",
                world.Autumn.Id.Value,
                [
                    ("next_first_day", "2026-12-07"),
                    ("weeks", "3"),
                    ("weeks_between", "1"),
                    ("days_ahead", "3"),
                    ("history", "6"),
                    ("reveals_at", "540"),
                ])).ShouldBeOfType<Reply.Show>();
        await host.Tick();
        (await host.Query<string>("SELECT state FROM proposals")).ShouldBeEmpty("it is too early");

        await At(host, Friday);
        (await host.Query<string>("SELECT state FROM proposals")).ShouldBe(["proposed"]);
        var proposal = await Open(host, world);
        (await host.Does(dana, "proposal.approve", $"{proposal.Id}/{proposal.Version}")).ShouldBeOfType<Reply.Show>();
        await At(host, Friday + Duration.FromHours(20));
        (await host.Query<string>("SELECT state FROM proposals")).ShouldBe(["approved"], "nobody is told before the day");

        // Nine o'clock in Berlin on Monday: asked once more who can be reached, then opened.
        await At(host, Instant.FromUtc(2026, 12, 7, 8, 0));
        await host.Answered();
        await host.Tick();

        (await host.Query<string>("SELECT state FROM proposals")).ShouldBe(["opened"]);
        (await host.Query<string>("SELECT first_day FROM rounds")).ShouldBe(["2026-12-07"]);
        (await host.Query<string>("SELECT person_id FROM outbox WHERE kind = 'reveal'")).ShouldBe(
            members.Select(m => m.Value), ignoreOrder: true);
        (await Db.Read(db => host.Get<RoundPlans>().Next(db, world.Autumn.Id), Ct)).ShouldBe(
            new LocalDate(2027, 1, 4), "three weeks and one between");
    }

    [Fact]
    public async Task a_program_may_approve_itself_and_nobody_is_left_who_fits_somewhere()
    {
        var (world, host, _) = await Begin(new RoundSettings { ApprovesItself = true });
        await using var __ = host;
        await Join(world, "Ana", "Ben", "Cem", "Dora", "Eli");
        await Plan(world);

        await At(host, Friday);
        await At(host, Instant.FromUtc(2026, 12, 7, 8, 0));
        await host.Answered();
        await host.Tick();

        (await host.Query<int>("SELECT COUNT(*) FROM partners GROUP BY partnership_id ORDER BY 1")).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task who_goes_after_the_word_is_given_is_not_paired_and_who_comes_is()
    {
        var (world, host, dana) = await Begin(new RoundSettings());
        await using var _ = host;
        var members = await Join(world, "Ana", "Ben", "Cem", "Dora");
        await Plan(world);
        await At(host, Friday);
        var proposal = await Open(host, world);
        await host.Does(dana, "proposal.approve", $"{proposal.Id}/{proposal.Version}");

        await Db.Write(
            db =>
                db.Execute(
                    new Statement("test", "UPDATE memberships SET state = 'paused' WHERE person_id = @Who", null),
                    new { Who = members[0] }),
            Ct);
        var fay = (await Join(world, "Fay"))[0];
        await At(host, Instant.FromUtc(2026, 12, 7, 8, 0));
        await host.Answered();
        await host.Tick();

        (await host.Query<string>("SELECT person_id FROM partners")).ShouldBe(
            [.. members.Skip(1).Select(m => m.Value), fay.Value], ignoreOrder: true);
    }

    [Fact]
    public async Task a_word_for_older_pairs_is_no_word_for_newer_ones()
    {
        var (world, host, dana) = await Begin(new RoundSettings());
        await using var _ = host;
        await Join(world, "Ana", "Ben", "Cem", "Dora");
        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);
        await host.Tick();
        var seen = await Open(host, world);
        await host.Does(dana, "proposal.lock", seen.Groups[0].Id);

        (await host.Does(dana, "proposal.approve", $"{seen.Id}/{seen.Version}")).ShouldBe(new Reply.Say("proposal.newer"));

        (await Open(host, world)).State.ShouldBe(ProposalState.Proposed);
    }

    [Fact]
    public async Task a_round_is_not_opened_while_answers_are_awaited()
    {
        var (world, host, dana) = await Begin(new RoundSettings());
        await using var _ = host;
        await Join(world, "Ana", "Ben");
        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);
        await host.Tick();
        var proposal = await Open(host, world);
        await host.Does(dana, "proposal.approve", $"{proposal.Id}/{proposal.Version}");

        await host.Tick();
        (await host.Query<int>("SELECT COUNT(*) FROM rounds")).ShouldBe([0]);
        await At(host, RoundWorld.Monday + Duration.FromMinutes(31));

        (await host.Query<int>("SELECT COUNT(*) FROM rounds")).ShouldBe([1], "half an hour is enough");
    }

    [Fact]
    public async Task instances_side_by_side_open_it_once()
    {
        var (world, host, _) = await Begin(new RoundSettings { ApprovesItself = true });
        await using var __ = host;
        await Join(world, [.. Enumerable.Range(1, 40).Select(i => $"Member{i}")]);
        await Plan(world);
        await At(host, Friday);
        await host.Answered();
        _clock.Reset(Instant.FromUtc(2026, 12, 7, 8, 0));
        await Db.Write(
            db =>
                db.Execute(new Statement("test", "UPDATE proposals SET probed_at = @Now", null), new { Now = _clock.GetCurrentInstant() }),
            Ct);
        // SQLite has one process, and so one database object.
        await using var otherDb = Engine == Engine.Postgres ? new Db(Database.Settings) : null;
        await using var other = new RoundHost(Database, _clock, otherDb);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? host : other).Tick()));
        await host.Tick();

        (await host.Query<string>("SELECT state FROM proposals")).ShouldBe(["opened"]);
        (await host.Query<int>("SELECT COUNT(*) FROM rounds")).ShouldBe([1]);
        (await host.Query<int>("SELECT COUNT(*) FROM partners")).ShouldBe([40]);
        (await host.Query<int>("SELECT COUNT(DISTINCT person_id) FROM partners")).ShouldBe([40]);
        (await host.Query<int>("SELECT MAX(wanted) FROM outbox WHERE kind = 'reveal'")).ShouldBe([1]);
    }

    [Fact]
    public async Task one_sided_pairs_have_a_supporter_and_each_is_told_who()
    {
        var (world, host, _) = await Begin(new RoundSettings { ApprovesItself = true, IsOneSided = true });
        await using var __ = host;
        var senior = await world.Joins("Senior", p => p with { Seniority = 9 });
        var junior = await world.Joins("Junior", p => p with { Seniority = 1 });
        await Plan(world);
        await At(host, Friday);
        await At(host, Instant.FromUtc(2026, 12, 7, 8, 0));
        await host.Answered();
        await host.Tick();

        (await host.Query<string>("SELECT person_id || ' ' || side FROM partners")).ShouldBe(
            [$"{senior} supporter", $"{junior} supported"], ignoreOrder: true);
        var reveal = (await host.Query<string>("SELECT id FROM partnerships"))[0];
        (await host.Sees(junior, new CardRef("reveal", reveal))).Says().ShouldContain("Senior is supporting you");
        (await host.Sees(senior, new CardRef("reveal", reveal))).Says().ShouldContain("You are supporting Junior");
    }

    [Fact]
    public async Task groups_of_four_come_where_the_program_wants_them()
    {
        var (world, host, _) = await Begin(new RoundSettings { ApprovesItself = true, GroupSize = 4 });
        await using var __ = host;
        var members = await Join(world, "Ana", "Ben", "Cem", "Dora", "Eli", "Fay", "Gil", "Hana");
        await Plan(world);
        await At(host, Friday);
        await At(host, Instant.FromUtc(2026, 12, 7, 8, 0));
        await host.Answered();
        await host.Tick();

        (await host.Query<int>("SELECT COUNT(*) FROM partners GROUP BY partnership_id")).ShouldBe([4, 4]);
        var of = (await host.Query<string>($"SELECT partnership_id FROM partners WHERE person_id = '{members[0]}'"))[0];
        (await host.Sees(members[0], new CardRef("reveal", of))).Says().ShouldContain("Your partners are");
    }

    private async Task<(RoundWorld World, RoundHost Host, PersonId Dana)> Begin(RoundSettings rounds)
    {
        var world = new RoundWorld(Database, new ProgramSettings { Rounds = rounds });
        await world.Begins();
        return (world, new RoundHost(Database, _clock), await world.Joins("Dana", isMember: false));
    }

    private static async Task<IReadOnlyList<PersonId>> Join(RoundWorld world, params string[] names)
    {
        var members = new List<PersonId>();
        foreach (var name in names)
            members.Add(await world.Joins(name));
        return members;
    }

    private Task Plan(RoundWorld world) => Db.Write(db => new RoundPlans().Save(db, world.Autumn.Id, Next), Ct);

    private async Task At(RoundHost host, Instant now)
    {
        _clock.Reset(now);
        await host.Tick();
    }

    private static async Task<Proposal> Open(RoundHost host, RoundWorld world) =>
        (await host.Db.Read(db => host.Get<ProposalStore>().FindOpen(db, world.Autumn.Id), Ct))!;
}

public sealed class SqliteRoundClockTests() : RoundClockTests("sqlite");

public sealed class PostgresRoundClockTests() : RoundClockTests("postgres");
