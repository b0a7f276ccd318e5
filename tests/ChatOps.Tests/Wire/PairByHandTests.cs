using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>A moderator puts members together by hand: in each of their programs, and never somebody who has a partner by then.</summary>
public abstract class PairByHandTests(string engine)
{
    private const string OnePair =
        "SELECT COUNT(*) FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.ended_at IS NULL";

    protected static Ct Ct => TestContext.Current.CancellationToken;

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_moderates_several_programs_is_asked_for_which(string dana, string others)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(others), Enum.Parse<Channel>(others), Enum.Parse<Channel>(dana));
        await story.CreatesProgram("Winter 2027");
        var (kim, lea) = (app.Newcomer(Enum.Parse<Channel>(dana), "Kim Sato"), app.Newcomer(Enum.Parse<Channel>(others), "Lea Holm"));
        foreach (var member in new[] { kim, lea })
        {
            await member.Says("join winter 2027");
            await member.Reads("Winter 2027 pairs you with a colleague");
            (
                await member.Sends(
                    "join.open",
                    "intake.submit",
                    ("topic", "writing"),
                    ("languages", "en"),
                    ("mode", "video"),
                    ("feedback_style", "both"),
                    ("agree", "true"))).ShouldBe("");
        }

        await story.Dana.Says("pair");
        await story.Dana.Reads("Which program?");
        await story.Dana.Presses("Winter 2027");
        (
            await story.Dana.Sends("pair.open", "pair.submit", ("first", await Id(app, "Kim Sato")), ("second", await Id(app, "Lea Holm")))
        ).ShouldBe("");

        await kim.Reads("Your partner is Lea Holm");
        await lea.Reads("Your partner is Kim Sato");
        await story.Dana.LooksUp();
        await story.Dana.Says("pair autumn 2026");
        await story.Dana.Reads("Pair members of Autumn 2026");
        (
            await story.Dana.Sends(
                "pair.open", "pair.submit", ("first", await Id(app, "Ana Ruiz")), ("second", await Id(app, "Ben Okafor")))).ShouldBe("");
        await story.Ana.Reads("Your partner is Ben Okafor");
    }

    [Fact]
    public async Task rounds_and_needs_ask_for_the_program_too()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack, Channel.Teams);
        await story.CreatesProgram("Winter 2027");

        foreach (var (word, heading) in new[] { ("rounds", "Rounds of Winter 2027"), ("needs", "Winter 2027") })
        {
            await story.Dana.Says(word);
            await App.Eventually(
                () => story.Dana.Sees()[^1].Contains("Which program?", StringComparison.Ordinal), () => $"{word} asked nothing.");
            await story.Dana.Presses("Winter 2027");
            await App.Eventually(
                () => story.Dana.Sees()[^1].Contains(heading, StringComparison.Ordinal), () => $"{word} showed:\n{story.Dana.Sees()[^1]}");
        }
    }

    [Fact]
    public async Task who_was_paired_meanwhile_is_not_paired_again()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await story.Dana.Says("pair");
        await story.Dana.Reads("members have no partner now");
        await story.Dana.Presses("pair.open");
        var (ana, ben) = (await Id(app, "Ana Ruiz"), await Id(app, "Ben Okafor"));
        Task<string>? submitted = null;

        await Meanwhile(app, async db =>
        {
            submitted = Task.Run(() => story.Dana.Sends("pair.open", "pair.submit", ("first", ana), ("second", ben)));
            await Pairs(db, ana, ben);
        });

        (await submitted!).ShouldContain("They have a partner already.");
        await app.Eventually(OnePair, 2);
        await app.Eventually("SELECT COUNT(*) FROM rounds", 1);
    }

    /// <summary>In another instance, where the engine has several: the moderator's word waits for it.</summary>
    private protected abstract Task Meanwhile(App app, Func<Session, Task> does);

    private static async Task<string> Id(App app, string name) =>
        (
            await app.Database.Db.Read(
                db =>
                    db.Query<string>(new Statement("test", "SELECT id FROM persons WHERE display_name = @Name", null), new { Name = name }),
                Ct)).Single();

    /// <summary>As the opening of a round does.</summary>
    private static async Task Pairs(Session db, params string[] people)
    {
        var program = new ProgramId((await db.Query<string>(new Statement("test", "SELECT id FROM programs", null))).Single());
        var round = new Round
        {
            Id = Ids.New(),
            ProgramId = program,
            Number = 1,
            FirstDay = new LocalDate(2026, 11, 23),
            LastDay = new LocalDate(2026, 12, 11),
        };
        await new PairingStore().AddRound(db, round);
        await new PairingStore().Add(
            db,
            new Partnership
            {
                Id = Ids.New(),
                ProgramId = program,
                RoundId = round.Id,
                StartedAt = App.Monday,
                Partners = [.. people.Select(p => new Partner { PersonId = new PersonId(p), DisplayName = "" })],
            });
    }
}

public sealed class SqlitePairByHandTests() : PairByHandTests("sqlite")
{
    /// <summary>There is one writer: what it does is done before the moderator's word comes to its turn.</summary>
    private protected override Task Meanwhile(App app, Func<Session, Task> does) => app.Database.Db.Write(does, Ct);
}

public sealed class PostgresPairByHandTests() : PairByHandTests("postgres")
{
    private protected override Task Meanwhile(App app, Func<Session, Task> does) =>
        app.Database.Db.Write(
            async db =>
            {
                await new PairingStore().Lock(
                    db, new ProgramId((await db.Query<string>(new Statement("test", "SELECT id FROM programs", null))).Single()));
                await does(db);
                while (await Waiting(app) == 0)
                    await Task.Delay(10, Ct);
            },
            Ct);

    private static Task<int> Waiting(App app) =>
        app.Database.Db.Read(
            db =>
                db.Find<int>(
                    new Statement(
                        "test",
                        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                        null)),
            Ct);
}
