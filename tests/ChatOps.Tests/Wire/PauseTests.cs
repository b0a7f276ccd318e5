using ChatOps.Joining.Leaving;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>A4: pause, resume, leave, in one step, from the menu and typed.</summary>
public abstract class PauseTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_pauses_until_a_day_is_back_by_themselves(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));

        await story.Ana.Says("pause until 2026-12-07");
        await story.Ana.Reads("You come back by yourself on 7 December.");
        await story.Ben.Reads("Ana Ruiz is away until 7 December.");
        await app.Until(Instant.FromUtc(2026, 11, 30, 10, 0));
        await story.Ben.Reads("Your week, 30 November to 6 December");
        await app.Restart();
        await app.Until(Instant.FromUtc(2026, 12, 7, 10, 0));

        await story.Ana.Reads("Good to have you back.");
        await story.Ana.Reads("Your week, 7 to 13 December");
        await story.Ben.Reads("Ana Ruiz is back.");
        story.Ana.SeesNow("Your week, 30 November to 6 December").ShouldBeFalse();
        story.Ben.With("is away until").ShouldBeEmpty("the same message says that they are back");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_pauses_without_a_day_says_when_they_are_back(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));

        await story.Ana.Says("menu");
        await story.Ana.Reads("What would you like to do?");
        (await story.Ana.Sends("membership.pause", "membership.pause.submit", ("until", "2026-11-25"))).ShouldContain(
            "Please choose a day between 26 November 2026 and 24 May 2027.");
        (await story.Ana.Sends("membership.pause", "membership.pause.submit", ("until", ""))).ShouldBe("");
        await story.Ben.Reads("Ana Ruiz is taking a break.");
        await story.Ana.LooksUp();
        await story.Ana.Says("resume");

        await story.Ana.Reads("Good to have you back.");
        await story.Ben.Reads("Ana Ruiz is back.");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task with_several_programs_they_are_asked_which_one(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(channel), Channel.Slack);
        await story.CreatesProgram("Winter 2027");
        await story.Ana.Says("join");
        await story.Ana.Reads("Winter 2027 pairs you with a colleague");
        await story.Ana.Joins();

        await story.Ana.Says("leave");
        await story.Ana.Reads("Which program?");
        await story.Ana.Presses("Winter 2027");
        await story.Ana.Reads("Leave Winter 2027?");
        await story.Ana.Presses("membership.leave-yes");
        await story.Ana.Reads("You're leaving Winter 2027.");
        await app.CardsRest();
        await app.Later(LeaveProgram.UndoFor);
        await story.Ana.Reads("You have left Winter 2027.");

        await app.Eventually(
            "SELECT COUNT(*) FROM memberships m JOIN programs p ON p.id = m.program_id WHERE m.state = 'left' AND p.key = 'winter-2027'",
            1);
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 1);
    }
}

public sealed class SqlitePauseTests() : PauseTests("sqlite");

public sealed class PostgresPauseTests() : PauseTests("postgres");
