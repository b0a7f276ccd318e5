using ChatOps.Channels;
using ChatOps.Meetings.Stuck;
using ChatOps.Moderating.Needs;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.CheckIns;
using ChatOps.Tests.Golden;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Rounds;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Moderating.Needs;

/// <summary>G3: one list of what needs a moderator, and never the quiet flags of their own reports.</summary>
public abstract class NeedTests(string engine) : DatabaseTests(engine)
{
    private readonly FakeClock _clock = new(RoundWorld.Monday);

    [Fact]
    public async Task a_quiet_pair_is_on_the_list_and_can_be_written_to_once_a_week()
    {
        var (_, host, dana, ana, ben, pair) = await Quiet(null);
        await using var _ = host;

        (await List(host, dana)).ShouldContain("Ana, Ben");
        (await host.Does(dana, "step-in.open", pair)).ShouldBeOfType<Reply.Ask>();
        (await host.Does(dana, "step-in.send", pair, ("text", "hello"))).ShouldBe(new Reply.Say("step-in.sent"));
        (await host.Does(dana, "step-in.send", pair, ("text", "pause"))).ShouldBe(new Reply.Say("step-in.already"));

        (await host.Query<string>("SELECT person_id FROM outbox WHERE kind = 'step-in'")).ShouldBe(
            [ana.Value, ben.Value], ignoreOrder: true);
        var id = (await host.Query<string>("SELECT id FROM step_ins"))[0];
        (await host.Sees(ana, new CardRef("step-in", id))).Says().ShouldContain("From Dana, who moderates Autumn 2026:");
        (await host.Sees(dana, new CardRef("step-in", id))).ShouldBeNull();
    }

    [Fact]
    public async Task a_moderator_never_sees_the_quiet_weeks_of_their_own_reports()
    {
        var (_, host, dana, _, _, pair) = await Quiet("dana@example.com");
        await using var _ = host;

        (await List(host, dana)).ShouldNotContain("Ana");
        (await host.Does(dana, "step-in.open", pair)).ShouldBe(new Reply.Say("step-in.gone"));
        (await host.Does(dana, "step-in.send", pair, ("text", "hello"))).ShouldBe(new Reply.Say("step-in.gone"));
    }

    [Fact]
    public async Task nobody_but_a_moderator_sees_the_list_or_steps_in()
    {
        var (world, host, _, ana, _, pair) = await Quiet(null);
        await using var _ = host;

        (await host.Sees(ana, new CardRef(NeedsCard.Kind, world.Autumn.Id.Value))).ShouldBeNull();
        (await host.Does(ana, "needs.show", world.Autumn.Id.Value)).ShouldBe(new Reply.Say("error.moderators_only"));
        (await host.Does(ana, "step-in.send", pair, ("text", "hello"))).ShouldBe(new Reply.Say("step-in.gone"));
    }

    [Fact]
    public async Task the_list_comes_once_a_week_and_only_when_somebody_needs_it()
    {
        var (_, host, dana, _, _, _) = await Quiet(null);
        await using var _ = host;
        var monday = Instant.FromUtc(2026, 12, 14, 7, 0);
        foreach (var hour in new[] { 0, 1, 3, 24, 30 })
            await host.Get<SendNeeds>().Tick(monday + Duration.FromHours(hour), Ct);

        (await host.Query<string>("SELECT person_id FROM outbox WHERE kind = 'needs-you'")).ShouldBe([dana.Value]);
        await Db.Write(db => db.Execute(new Statement("test", "UPDATE check_ins SET state = 'shared'", null)), Ct);
        await host.Get<SendNeeds>().Tick(monday + Duration.FromDays(7) + Duration.FromHours(2), Ct);
        (await host.Query<int>("SELECT COUNT(*) FROM outbox WHERE kind = 'needs-you'")).ShouldBe([1]);
    }

    /// <summary>Ana and Ben stand together; Ana has let two weeks pass.</summary>
    private async Task<(RoundWorld World, RoundHost Host, PersonId Dana, PersonId Ana, PersonId Ben, string Pair)> Quiet(string? manager)
    {
        var world = new RoundWorld(Database);
        await world.Begins();
        var dana = await world.Joins("Dana", isMember: false);
        var ana = await world.Joins("Ana", p => p with { ManagerEmail = manager });
        var ben = await world.Joins("Ben");
        var pair = await Db.Write(
            async db =>
            {
                var round = new Round
                {
                    Id = Ids.New(),
                    ProgramId = world.Autumn.Id,
                    Number = 1,
                    FirstDay = new LocalDate(2026, 11, 23),
                    LastDay = new LocalDate(2026, 12, 31),
                };
                await new PairingStore().AddRound(db, round);
                var partnership = new Partnership
                {
                    Id = Ids.New(),
                    ProgramId = world.Autumn.Id,
                    RoundId = round.Id,
                    StartedAt = RoundWorld.Monday,
                    Partners = [new() { PersonId = ana, DisplayName = "Ana" }, new() { PersonId = ben, DisplayName = "Ben" }],
                };
                await new PairingStore().Add(db, partnership);
                foreach (
                    var (who, state, week) in new[]
                    {
                        (ana, "shared", 0),
                        (ana, "due", 1),
                        (ana, "draft", 2),
                        (ben, "due", 0),
                        (ben, "shared", 1),
                        (ben, "due", 2),
                    })
                {
                    var at = RoundWorld.Monday + Duration.FromDays(week * 7);
                    await db.Execute(
                        new Statement(
                            "test",
                            """
                            INSERT INTO check_ins (id, membership_id, program_id, person_id, round_id, week, state, is_closed, partnership_id, opens_at, on_time_until, closes_at, version)
                            SELECT @Id, m.id, m.program_id, m.person_id, @RoundId, @Week, @State, TRUE, @Pair, @At, @At, @At, 1 FROM memberships m WHERE m.person_id = @Who
                            """,
                            null),
                        new
                        {
                            Id = Ids.New(),
                            RoundId = round.Id,
                            Week = new LocalDate(2026, 11, 23).PlusWeeks(week),
                            State = state,
                            Pair = partnership.Id,
                            At = at,
                            Who = who,
                        });
                }

                return partnership.Id;
            },
            Ct);
        _clock.Reset(Instant.FromUtc(2026, 12, 14, 9, 0));
        return (world, new RoundHost(Database, _clock), dana, ana, ben, pair);
    }

    private static async Task<string> List(RoundHost host, PersonId who)
    {
        var program = (await host.Query<string>("SELECT id FROM programs"))[0];
        return (await host.Sees(who, new CardRef(NeedsCard.Kind, program))).Says();
    }
}

public sealed class SqliteNeedTests() : NeedTests("sqlite");

public sealed class PostgresNeedTests() : NeedTests("postgres");

public sealed class NeedGoldenTests
{
    private static readonly Program Autumn = new() { Id = new ProgramId("0193-program"), Key = "autumn-2026", Name = "Autumn 2026" };

    [Fact]
    public void who_needs_the_moderator_stands_in_one_list() => Goldens.Check(NeedsCard.Draw(Autumn, new Need
    {
        Applicants = [new() { MembershipId = "1", PersonId = new("1"), DisplayName = "Ana Ruiz" }],
        Unpaired = ["Ben Okafor"],
        ToRePair = ["Cem Aydin", "Dora Novak"],
        Undelivered = [new(new("5"), "Eli Roth", ChatOps.Rounds.Delivered.DeliveryState.Blocked, "ConversationBlockedByUser")],
        Meetings =
        [
            new("1", ["Ana Ruiz", "Ben Okafor"], "Ana Ruiz", MeetingTrouble.None, "ErrorInternalServerError"),
            new("2", ["Cem Aydin", "Dora Novak"], "Dora Novak", MeetingTrouble.Elsewhere, "ErrorAccessDenied"),
            new("3", ["Eli Roth", "Fay Lund"], "Eli Roth", MeetingTrouble.Elsewhere, "MailboxNotEnabledForRESTAPI"),
            new("4", ["Gil Amar", "Hana Sato"], "Gil Amar", MeetingTrouble.Left, "ErrorAccessDenied"),
        ],
        Quiet = [new("0193-pair", ["Fay Lund", "Gil Amar"])],
        Reports = 1,
    }, TextCatalog.For("en")), "needs-you");

    [Fact]
    public void nobody_needs_the_moderator() =>
        Goldens.Check(NeedsCard.Draw(Autumn, new Need(), TextCatalog.For("de")), "needs-you.nobody");

    [Fact]
    public void a_moderator_steps_in_with_one_of_three_texts() =>
        Goldens.Check(
            StepInForm.Draw(
                new Partnership
                {
                    Id = "0193-pair",
                    ProgramId = Autumn.Id,
                    RoundId = "r",
                    Partners =
                    [
                        new() { PersonId = new("1"), DisplayName = "Fay Lund" },
                        new() { PersonId = new("2"), DisplayName = "Gil Amar" },
                    ],
                },
                TextCatalog.For("en")),
            "step-in-form");

    [Fact]
    public void a_pair_hears_from_its_moderator() =>
        Goldens.Check(StepInCard.Draw(Autumn, "Dana Field", "hello", TextCatalog.For("en")), "step-in");
}
