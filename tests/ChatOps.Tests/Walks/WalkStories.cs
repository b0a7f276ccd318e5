using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Meetings.Graph;

namespace ChatOps.Tests.Walks;

/// <summary>
/// The three walks by which the house is measured. <see cref="WalkTests"/> runs them once more with a host that says what it enters.
/// </summary>
public sealed class WalkStories
{
    [Fact]
    public async Task a_check_in_goes_from_teams_to_the_partners_slack()
    {
        await using var app = await App.Start(Engine.Sqlite);
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        // Their meeting is booked meanwhile, and said on the card that told them of each other.
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        await app.CardsRest();

        Trace.Begin();
        await story.Ana.Shares(("c1_text", "call the supplier"), ("in_the_way", "the first half"));
        await story.Ben.Reads("call the supplier");
        await app.CardsRest();
        Trace.End("check-in");

        await story.Ana.Reads("Shared with Ben");
    }

    [Fact]
    public async Task a_round_goes_from_run_now_to_the_reveal()
    {
        await using var app = await App.Start(Engine.Sqlite);
        var circle = await Circle.Begin(app, Channel.Slack, "Cem", "Dara");
        await circle.Dana.Says("rounds");
        await circle.Dana.Reads("Rounds of Autumn 2026");
        await app.CardsRest();

        Trace.Begin();
        await circle.Dana.Presses("rounds.run-now");
        await circle.Dana.Reads("Nobody is told anything until you approve.");
        await app.CardsRest();
        await circle.Dana.Presses("proposal.approve");
        foreach (var member in circle.Members.Values)
            await member.Reads("Your partner is");
        await app.CardsRest();
        Trace.End("round");
    }

    [Fact]
    public async Task a_meeting_is_booked_in_outlook()
    {
        await using var world = await OutlookWorld.Begin(Engine.Sqlite);
        await world.Story.Pair();
        await world.Ana.Reads("Your partner is");
        await world.Ben.Reads("Your partner is");
        await world.App.CardsRest();

        Trace.Begin();
        await world.App.Tick();
        await world.IsBooked();
        await world.Ana.Reads("It is in both calendars.");
        await world.Ben.Reads("It is in both calendars.");
        await world.App.CardsRest();
        Trace.End("meeting");
    }
}
