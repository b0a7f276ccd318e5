using ChatOps.Counting;
using ChatOps.Meetings;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Meetings;

/// <summary>
/// F4: did you meet? One yes is enough, in whichever order the answers come and wherever they are given, and HR's figure follows until the
/// week is counted.
/// </summary>
public abstract class WhetherMetTests(string engine)
{
    private static readonly Instant AfterTheFirst = Instant.FromUtc(2026, 11, 24, 14, 0);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task on_the_card_one_yes_is_enough_in_whichever_order(string ana, string ben)
    {
        await using var world = await MeetingWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await world.App.Until(AfterTheFirst);
        await Asks(world.Ana);
        await Asks(world.Ben);

        // A no leaves the question with the other, whose yes counts for both.
        await world.Ana.Presses("meeting.not-held");
        await world.Ana.Reads("Last time you didn't meet.");
        world.Ben.SeesNow("Did you meet last time?").ShouldBeTrue();
        (await Held(world)).ShouldBe(0);
        await world.Ben.Presses("meeting.held");
        await world.Ben.Reads("Last time you met.");
        await world.Ana.Reads("Last time you met.");
        (await Held(world)).ShouldBe(1);

        // Whoever changes their mind takes back their own answer, and nobody else's.
        await world.Ben.Presses("meeting.not-held");
        await world.Ben.Reads("Last time you didn't meet.");
        await world.Ana.Reads("Last time you didn't meet.");
        (await Held(world)).ShouldBe(0);
        await world.Ana.Presses("meeting.held");
        await world.Ana.Reads("Last time you met.");
        await world.Ben.Reads("Last time you met.");
        (await Held(world)).ShouldBe(1);

        // The week after, the yes comes first: the other is not asked any more.
        await world.App.Until(Instant.FromUtc(2026, 12, 1, 14, 0));
        await Asks(world.Ana);
        await Asks(world.Ben);
        await world.Ana.Presses("meeting.held");
        await App.Eventually(() => !world.Ben.SeesNow("Did you meet last time?"), () => "Ben is still asked.");
        world.Ben.SeesNow("Last time you met.").ShouldBeTrue();
        (await Held(world)).ShouldBe(2);
    }

    [Theory]
    [InlineData("Slack", "Teams", "no", "yes")]
    [InlineData("Teams", "Slack", "no", "yes")]
    [InlineData("Slack", "Teams", "yes", "no")]
    [InlineData("Teams", "Slack", "yes", "no")]
    public async Task in_the_check_in_one_yes_is_enough_and_hrs_figure_follows(string ana, string ben, string first, string second)
    {
        await using var world = await MeetingWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await world.App.Until(Story.Wednesday);
        await world.App.Until(Instant.FromUtc(2026, 11, 30, 9, 30));
        await world.Ana.Reads("Your week, 30 November to 6 December");
        await world.Ben.Reads("Your week, 30 November to 6 December");
        // Ben's form is before him when Ana answers.
        if (world.Ben.Channel == Channel.Slack)
            await world.Ben.Presses("check-in.write");

        await world.Ana.Shares(("c1_text", "call the supplier"), ("met", first));
        (await Held(world)).ShouldBe(first == "yes" ? 1 : 0);
        await world.Ben.Shares(("c1_text", "book the course"), ("met", second));

        (await Held(world)).ShouldBe(1);
        var (yes, no) = first == "yes" ? (world.Ana, world.Ben) : (world.Ben, world.Ana);
        await yes.Reads("Shared with");
        await no.Reads("Shared with");
        // Another change of the week takes nothing back, and a changed mind takes back one's own answer alone.
        await no.Changes(("c1_text", "call two suppliers"));
        (await Held(world)).ShouldBe(1);
        await yes.Changes(("met", "no"));
        (await Held(world)).ShouldBe(0);
        await yes.Changes(("met", "yes"));
        await no.Changes(("met", "yes"));
        await yes.Changes(("met", "no"));
        (await Held(world)).ShouldBe(1);

        // 16 days after its Monday the week's meetings are counted: the late yes is in, a recount gives the same, and nothing moves any
        // more.
        await world.App.Until(Instant.FromUtc(2026, 12, 8, 12, 0));
        await world.App.Until(Instant.FromUtc(2026, 12, 9, 12, 0));
        (await Counted(world)).ShouldBe(["1 1", " 2 2"]);
        var occurrence = await world.Text("SELECT id FROM meeting_occurrences WHERE day = '2026-11-24'");
        var somebody = new PersonId(await world.Text("SELECT id FROM persons WHERE display_name = 'Ana Ruiz'"));
        (
            await world.App.Database.Db.Write(
                db =>
                    world
                        .App.Services.GetRequiredService<OccurrenceStore>()
                        .SayWhetherHeld(db, occurrence, somebody, false, world.App.Clock.GetCurrentInstant()),
                Stop)).ShouldBeFalse();
        (await world.App.Database.Db.Read(Recount.Differences, Stop)).ShouldBe(0);
        await world.App.Database.Db.Write(Recount.Run, Stop);
        (await Counted(world)).ShouldBe(["1 1", " 2 2"]);
    }

    [Fact]
    public async Task what_was_said_on_the_card_stands_in_the_form_and_can_be_changed_there()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.App.Until(AfterTheFirst);
        await Asks(world.Ana);
        await world.Ana.Presses("meeting.not-held");
        await world.Ana.Reads("Last time you didn't meet.");
        await world.App.Until(Story.Wednesday);
        await world.App.Until(Instant.FromUtc(2026, 11, 30, 9, 30));
        await world.Ana.Reads("Your week, 30 November to 6 December");

        await world.Ana.Shares(("c1_text", "call the supplier"));
        await world.Ana.Reads("Shared with");
        (await Held(world)).ShouldBe(0);
        await world.Ana.Changes(("met", "yes"));

        (await Held(world)).ShouldBe(1);
    }

    [Fact]
    public async Task of_three_the_last_ones_yes_counts_for_all()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        var cem = world.App.Newcomer(Channel.Slack, "Cem Doe");
        await cem.Joins();
        await world.Story.Pair("Cem Doe");
        await world.App.Tick();
        await world.Becomes("booked");
        await world.App.Until(AfterTheFirst);
        foreach (var member in new[] { world.Ana, world.Ben, cem })
            await Asks(member);

        await world.Ana.Presses("meeting.not-held");
        await world.Ben.Presses("meeting.not-held");
        (await Held(world)).ShouldBe(0);
        await cem.Presses("meeting.held");

        foreach (var member in new[] { world.Ana, world.Ben, cem })
            await member.Reads("Last time you met.");
        (await Held(world)).ShouldBe(1);
    }

    private static async Task Asks(Member member)
    {
        await member.Says("meeting");
        await member.Reads("Did you meet last time?");
    }

    /// <summary>Meetings that count as held, for the cards and for HR alike.</summary>
    private static async Task<int> Held(MeetingWorld world)
    {
        var held = await world.Count("SELECT COUNT(*) FROM meeting_occurrences WHERE is_held = TRUE");
        (await world.Count("SELECT COUNT(*) FROM meeting_facts WHERE is_held = TRUE")).ShouldBe(held);
        return held;
    }

    /// <summary>What HR's page reads of the first week: booked and held, of the program and of its one department.</summary>
    private static Task<IReadOnlyList<string>> Counted(MeetingWorld world) =>
        world.App.Database.Db.Read(
            db =>
                db.Query<string>(
                    new Statement(
                        "test",
                        """
                        SELECT COALESCE(department || ' ', '') || booked || ' ' || held AS value FROM participation_meetings WHERE week = '2026-11-23' ORDER BY CASE WHEN department IS NULL THEN 0 ELSE 1 END
                        """,
                        null)),
            Stop);
}

public sealed class SqliteWhetherMetTests() : WhetherMetTests("sqlite");

public sealed class PostgresWhetherMetTests() : WhetherMetTests("postgres");
