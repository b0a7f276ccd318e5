using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Rounds.Ending;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>B10, G1, G2: three questions end a round, and nobody is paired again unasked.</summary>
public abstract class RoundEndTests(string engine)
{
    /// <summary>The last working day but one of a round from 23 November to 11 December, half past nine in Berlin.</summary>
    private static readonly Instant Thursday = Instant.FromUtc(2026, 12, 10, 8, 30);

    private static readonly Instant Friday = Thursday + Duration.FromDays(1);

    /// <summary>The round is over everywhere on earth.</summary>
    private static readonly Instant Over = Instant.FromUtc(2026, 12, 12, 12, 30);

    private static readonly Instant MondayAfter = Instant.FromUtc(2026, 12, 14, 9, 30);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task an_answer_takes_effect_when_the_round_is_over_and_silence_pauses(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Asked(app, ana, ben);

        (await story.Ana.SendsUnfinished("round-end.open", "round-end.submit", ("thanks", "you listened well")))
            .ShouldContain(ana == "Slack" ? "next" : "Please choose one.");
        (
            await story.Ana.Sends(
                "round-end.open",
                "round-end.submit",
                ("next", "again"),
                ("helped", "yes"),
                ("change", "a shorter meeting"),
                ("thanks", "you listened well"))).ShouldBe("");
        await story.Ana.Reads("You're in for another round.");
        await story.Ben.Presses("round-end.later");
        await story.Ben.LooksUp();

        await app.Until(Friday);
        await App.Eventually(() => story.Ben.With("Three weeks with Ana").Count == 1, () => "Never asked again.");
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'round-end' AND posted > 1", 1);
        story.Ben.SeesNow("you listened well").ShouldBeFalse();

        await app.Until(Over);
        (await States(app)).ShouldBe(["active", "paused"]);
        await app.Until(MondayAfter);
        await story.Ben.Reads("you listened well");
        await story.Ben.Reads("It's been a quiet round");
        await story.Dana.Reads("a shorter meeting");
        story.Dana.With("a shorter meeting").Single().ShouldNotContain("Ana");
        story.Dana.SeesNow("you listened well").ShouldBeFalse();
        story.Ben.SeesNow("a shorter meeting").ShouldBeFalse();

        await story.Ben.Presses("membership.resume");
        await App.Eventually(() => States(app).GetAwaiter().GetResult().All(s => s == "active"), () => "Never back.");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_wish_to_stay_is_shown_only_when_both_have_it(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Asked(app, ana, ben);

        (await story.Ana.Sends("round-end.open", "round-end.submit", ("next", "same"))).ShouldBe("");
        await story.Ana.Reads("Whether you stay together depends on both of you.");
        story.Ana.SeesNow("would like to go on with you").ShouldBeFalse();
        (await story.Ben.Sends("round-end.open", "round-end.submit", ("next", "again"))).ShouldBe("");
        await story.Ben.Reads("You're in for another round.");
        story.Ben.SeesNow("go on with you").ShouldBeFalse();

        (await story.Ben.Sends("round-end.change", "round-end.submit", ("next", "same"))).ShouldBe("");
        await story.Ana.Reads("Ben would like to go on with you, too.");
        await story.Ben.Reads("Ana would like to go on with you, too.");
        await app.Eventually("SELECT COUNT(*) FROM stay_wishes", 2);
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_goes_on_alone_may_keep_a_talk_once_a_month(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Asked(app, ana, ben);

        (await story.Ana.Sends("round-end.open", "round-end.submit", ("next", "alone"))).ShouldBe("");
        await story.Ana.Reads("That was the point all along.");
        await story.Ana.LooksUp();
        await story.Ana.Presses("monthly.ask");
        await story.Ben.Reads("would like to keep a short talk with you once a month");
        await story.Ben.Presses("monthly.yes");
        await story.Ana.Reads("You both want to keep a short talk once a month.");
        await story.Ben.Reads("You both want to keep a short talk once a month.");

        await app.Until(Over);
        (await States(app)).ShouldBe(["graduated", "paused"]);
    }

    [Fact]
    public async Task a_round_that_another_cuts_short_keeps_what_was_answered_and_pauses_nobody_for_silence()
    {
        await using var app = await App.Start(_engine);
        var story = await Asked(app, "Slack", "Teams");
        (await story.Ana.Sends("round-end.open", "round-end.submit", ("next", "break"), ("thanks", "you listened well"))).ShouldBe("");
        var finish = app.Services.GetRequiredService<FinishRound>();
        var pairings = app.Services.GetRequiredService<PairingStore>();
        var round = await app.Database.Db.Read(
            async db => (await pairings.RoundsOver(db, new LocalDate(2027, 1, 1))).Single(), TestContext.Current.CancellationToken);

        await finish.TakeAnswers(round, Thursday, TestContext.Current.CancellationToken);
        await app.Database.Db.Write(db => finish.CutShort(db, round, Thursday), TestContext.Current.CancellationToken);

        (await States(app)).ShouldBe(["paused", "active"]);
        app.Services.GetRequiredService<OutboxSignal>().Wake();
        await story.Ben.Reads("you listened well");
        await story.Ben.Reads("This round is over. Thank you for taking part.");
    }

    private static async Task<Story> Asked(App app, string ana, string ben)
    {
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        await app.Until(Thursday);
        await story.Ana.Reads("Three weeks with Ben");
        await story.Ben.Reads("Three weeks with Ana");
        return story;
    }

    private static async Task<IReadOnlyList<string>> States(App app) =>
        await app.Database.Db.Read(
            db =>
                db.Query<string>(
                    new Statement(
                        "test", "SELECT m.state FROM memberships m JOIN persons p ON p.id = m.person_id ORDER BY p.display_name", null)),
            TestContext.Current.CancellationToken);
}

public sealed class SqliteRoundEndTests() : RoundEndTests("sqlite");

public sealed class PostgresRoundEndTests() : RoundEndTests("postgres");
