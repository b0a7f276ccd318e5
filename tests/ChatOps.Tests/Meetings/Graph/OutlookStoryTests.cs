using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>F1 to F3 through Graph as it is: what people do in Outlook comes back as a notification and stands on the cards.</summary>
public abstract class OutlookStoryTests(string engine)
{
    private static readonly LocalDate First = new(2026, 11, 24);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_new_pair_finds_its_meeting_in_both_calendars_without_a_click(string ana, string ben)
    {
        await using var world = await OutlookWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));

        await world.Ana.Reads("with a Teams link. It is in both calendars.");
        await world.Ben.Reads("with a Teams link. It is in both calendars.");
        world.Series.Occurrences.Count.ShouldBe(3);
        world.Series.Attendees.Count.ShouldBe(1);
        world.Graph.Subscriptions.Standing.ShouldHaveSingleItem();
        world.Graph.Limits.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task busy_hours_in_outlook_are_kept_free()
    {
        await using var world = await OutlookWorld.Begin(_engine);
        var day = Instant.FromUtc(2026, 11, 24, 0, 0);
        world.Graph.Calendars.Of("ben@contoso.example").Busy.Add((day, day + Duration.FromDays(1), "busy"));

        await world.Pairs();
        await world.IsBooked();

        world.Series.Occurrences[0].Day.ShouldBe(new LocalDate(2026, 11, 25));
        (await world.Count("SELECT COUNT(*) FROM meeting_work WHERE request LIKE '%Biopsy%'")).ShouldBe(0);
        world.App.Lines.All.ShouldNotContain(l => l.Contains("Biopsy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_meeting_moved_in_outlook_is_shown_on_the_cards()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.Move(world.Series, First, Instant.FromUtc(2026, 11, 25, 13, 0));

        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
        await world.Ben.Reads("This week: Wednesday 25 November, 14:00 your time.");
        world.Graph.Subscriptions.Answers.ShouldAllBe(a => a == 202);
    }

    [Fact]
    public async Task a_declined_meeting_asks_for_a_new_time()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.Respond(world.Series, First, world.Series.Attendees[0], "declined");

        await world.Ana.Reads("Would one of these suit you?");
        await world.Ben.Reads("Would one of these suit you?");
    }

    [Fact]
    public async Task a_series_deleted_in_outlook_asks_for_a_new_time_and_is_not_made_again_unasked()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.Delete(world.Series);

        await world.Ana.Reads("Would one of these suit you both instead?");
        await world.App.Tick();
        await world.Settles();
        world.Graph.Calendars.Standing.ShouldBeEmpty();
    }

    [Fact]
    public async Task repeated_and_crossing_notifications_come_to_the_same()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        world.Graph.Subscriptions.Holds = true;
        var series = world.Series;
        world.Graph.Calendars.Move(series, First, Instant.FromUtc(2026, 11, 24, 13, 0));
        world.Graph.Calendars.Move(series, First, Instant.FromUtc(2026, 11, 25, 13, 0));
        world.Graph.Calendars.Delete(series, First.PlusWeeks(2));

        world.Graph.Subscriptions.Deliver(held => held.Reverse().Concat(held).Concat(held));

        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
        await world.Settles();
        (await world.Count("SELECT COUNT(*) FROM meeting_occurrences WHERE state = 'moved'")).ShouldBe(1);
        (await world.Count("SELECT COUNT(*) FROM meeting_occurrences WHERE state = 'dropped'")).ShouldBe(1);
    }

    [Fact]
    public async Task who_leaves_takes_the_meeting_out_of_both_calendars_and_the_watch_with_it()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        await world.Ben.Leaves();
        await world.App.Tick();
        await App.Eventually(() => world.Graph.Calendars.Standing.Count == 0, () => "A ghost stands.");

        await world.Settles();
        await world.App.Tick();
        await world.App.Eventually("SELECT COUNT(*) FROM graph_watches", 0);
        world.Graph.Subscriptions.Standing.ShouldBeEmpty();
        world.Graph.Calendars.All.Single().Comment.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task who_is_not_told_looks_and_sees_the_same()
    {
        await using var world = await OutlookWorld.Booked(_engine, isTold: false);
        world.Graph.Subscriptions.Standing.ShouldBeEmpty();
        world.Graph.Calendars.Move(world.Series, First, Instant.FromUtc(2026, 11, 25, 13, 0));

        await world.Looks();

        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
        world.Graph.Calls.Last(c => c.IsDelta).Query["$deltatoken"].ShouldNotBeNull("it asks for what changed, not for everything");
    }
}

public sealed class SqliteOutlookStoryTests() : OutlookStoryTests("sqlite");

public sealed class PostgresOutlookStoryTests() : OutlookStoryTests("postgres");
