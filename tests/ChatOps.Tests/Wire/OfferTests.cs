using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>B9: who stands beside somebody quiet, or away without an end, is offered another partner.</summary>
public abstract class OfferTests(string engine)
{
    private static readonly Instant SecondMonday = Instant.FromUtc(2026, 11, 30, 8, 30);
    private static readonly Instant ThirdMonday = Instant.FromUtc(2026, 12, 7, 8, 30);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task after_two_quiet_weeks_the_active_one_is_asked_and_the_quiet_one_learns_nothing(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Ana.Shares(("c1_text", "call the supplier"));
        await app.Until(SecondMonday);
        await story.Ana.Reads("Your week, 30 November");
        story.Ana.SeesNow("Would you like a different partner?").ShouldBeFalse();

        await app.Until(ThirdMonday);
        await app.Until(ThirdMonday + Duration.FromHours(1));

        await story.Ana.Reads("It has been quiet on Ben's side for two weeks.");
        story.Ben.SeesNow("different partner").ShouldBeFalse();
        await app.Eventually("SELECT COUNT(*) FROM partner_offers", 1);

        await story.Ana.Presses("offer.yes");
        await story.Ana.Reads("The pairs have changed since.");
        // Two messages a day are the most: for Ana this is the third, and it waits for the morning.
        await app.Until(ThirdMonday + Duration.FromDays(1));
        foreach (var member in new[] { story.Ana, story.Ben })
            await member.Reads("This happens now and then and says nothing about you.");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_break_without_an_end_is_offered_about_too_and_may_be_waited_out(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Pair();
        await story.Ben.Reads("Your partner is Ana Ruiz");
        await Pauses(app, "Ben Okafor");
        await app.Tick();

        await story.Ana.Reads("Ben is taking a break and has not said until when.");
        await story.Ana.Presses("offer.no");
        await story.Ana.Reads("You keep Ben as your partner.");
        await app.Eventually("SELECT COUNT(*) FROM partnerships WHERE ended_at IS NULL", 1);
        story.Ben.SeesNow("The pairs have changed").ShouldBeFalse();
    }

    private static async Task Pauses(App app, string name) =>
        await app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        "UPDATE memberships SET state = 'paused' WHERE person_id = (SELECT id FROM persons WHERE display_name = @Name)",
                        null),
                    new { Name = name }),
            TestContext.Current.CancellationToken);
}

public sealed class SqliteOfferTests() : OfferTests("sqlite");

public sealed class PostgresOfferTests() : OfferTests("postgres");
