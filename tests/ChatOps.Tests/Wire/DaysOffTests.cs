using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>A7: cards move to the next working day, and a week that is wholly off is not due.</summary>
public abstract class DaysOffTests(string engine)
{
    private const string LeaveWeek = "Your week, 30 November to 6 December";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_week_of_leave_brings_no_card_and_is_not_due(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));

        await story.Ana.Says("days off 2026-11-30 2026-12-06");
        await story.Ana.Reads("30 November to 6 December");
        await app.Until(Instant.FromUtc(2026, 11, 30, 10, 0));
        await story.Ben.Reads(LeaveWeek);
        await app.Until(Instant.FromUtc(2026, 12, 7, 10, 0));

        await story.Ana.Reads("Your week, 7 to 13 December");
        story.Ana.SeesNow(LeaveWeek).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_day_off_moves_the_card_and_can_be_taken_back(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));

        await story.Ana.Says("days off");
        await story.Ana.Reads("Your days off");
        (await story.Ana.Sends("days-off.open", "days-off.add", ("from", "2026-11-30"), ("until", "2026-11-30"))).ShouldBe("");
        await story.Ben.Says("urlaub 30.11.2026");
        await story.Ben.Reads("30 November");
        await story.Ben.Presses("days-off.remove");
        await app.Until(Instant.FromUtc(2026, 11, 30, 10, 0));
        await story.Ben.Reads(LeaveWeek);
        story.Ana.SeesNow(LeaveWeek).ShouldBeFalse("Monday is off");
        await app.Until(Instant.FromUtc(2026, 12, 1, 10, 0));

        await story.Ana.Reads(LeaveWeek);
    }
}

public sealed class SqliteDaysOffTests() : DaysOffTests("sqlite");

public sealed class PostgresDaysOffTests() : DaysOffTests("postgres");
