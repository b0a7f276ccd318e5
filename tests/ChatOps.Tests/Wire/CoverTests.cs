using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>B8: while one partner is away, a neighbouring pair may take the other along.</summary>
public abstract class CoverTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task the_neighbours_are_asked_first_and_read_only_the_weeks_that_are_ticked_for_them(string ben, string kim)
    {
        await using var app = await App.Start(_engine);
        var (story, first, second) = await Neighbours.Pairs(app, ben, kim);
        await Neighbours.AnaGoesAway(app, "2026-12-08");
        await app.Tick();

        await Stands(story, first, second);

        await app.Until(Story.Wednesday);
        await story.Ben.Reads(Story.Opened);
        await story.Ben.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("Share my week with Kim and Lea too");
        first.SeesNow("call the supplier").ShouldBeFalse();
        await story.Ben.Presses("cover.share");
        await first.Reads("call the supplier");
        await second.Reads("call the supplier");
        await story.Ben.Reads("Who sees this: ");
        story.Ben.With("Shared with").Single().ShouldContain("Kim");

        await Neighbours.AnaIsBack(app);
        await app.Tick();
        await story.Ben.Reads("Kim and Lea took you along for a while, and that is over now.");
        await first.Reads("Ben was with you two for a while, and that is over now.");
        await App.Eventually(() => first.SeesNow("call the supplier") && !first.SeesNow("Offer a brainstorm"), () => "The buttons stayed.");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task the_bot_carries_messages_among_the_three_as_long_as_it_stands(string ben, string kim)
    {
        await using var app = await App.Start(_engine);
        var (story, first, second) = await Neighbours.Pairs(app, ben, kim);
        await Neighbours.AnaGoesAway(app, "2026-12-08");
        await app.Tick();
        await Stands(story, first, second);

        (await first.Sends("say.open", "say.send", ("text", "Welcome along"))).ShouldBe("");
        await story.Ben.Reads("Welcome along");
        await second.Reads("From Kim Sato, to you and Ben");
        (await story.Ben.Sends("say.open", "say.send", ("text", "Thursday at ten?"))).ShouldBe("");
        await first.Reads("Thursday at ten?");
        await second.Reads("Thursday at ten?");
        story.Ana.SeesNow("Thursday at ten?").ShouldBeFalse();
        await story.Ben.Says("say only for one");
        await story.Ben.Reads("Write to your partner");
        first.SeesNow("only for one").ShouldBeFalse("it is asked for whom");
        await story.Ben.LooksUp();

        await Neighbours.AnaIsBack(app);
        await app.Tick();
        await App.Eventually(() => first.SeesNow("Thursday at ten?") && !first.SeesNow("No messages here"), () => "The buttons stayed.");
        await app.Until(Neighbours.Tuesday + Duration.FromDays(7) + Duration.FromHours(1));
        await app.Eventually("SELECT COUNT(*) FROM sayings WHERE words IS NOT NULL", 0);
        await first.Reads("This message was removed.");
        first.SeesNow("Thursday at ten?").ShouldBeFalse();
    }

    [Fact]
    public async Task either_neighbour_declines_and_nobody_is_told()
    {
        await using var app = await App.Start(_engine);
        var (story, first, second) = await Neighbours.Pairs(app, "Slack", "Teams");
        await Neighbours.AnaGoesAway(app, "2026-12-08");
        await app.Tick();
        await first.Reads("Would you two take somebody along for a while?");
        await second.Reads("Would you two take somebody along for a while?");
        await second.Presses("cover.yes");

        await first.Presses("cover.no");

        await second.Reads("This is settled. Thank you.");
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM covers", 1);
        story.Ben.SeesNow("company").ShouldBeFalse();
    }

    private static async Task Stands(Story story, params Member[] neighbours)
    {
        foreach (var neighbour in neighbours)
        {
            await neighbour.Reads("Ben Okafor is without a partner for a while.");
            neighbour.SeesNow("8 December").ShouldBeFalse();
            story.Ben.SeesNow("company meanwhile").ShouldBeFalse();
            await neighbour.Presses("cover.yes");
            await neighbour.Reads("You'll hear if it comes about.");
        }

        await story.Ben.Reads("Ana is away until 8 December. Until then Kim and Lea would take you along.");
        await story.Ben.Presses("cover.take");
        foreach (var neighbour in neighbours)
            await neighbour.Reads("Ben Okafor is with you two for a while");
    }
}

public sealed class SqliteCoverTests() : CoverTests("sqlite");

public sealed class PostgresCoverTests() : CoverTests("postgres");
