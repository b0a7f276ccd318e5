using ChatOps.Meetings.Calls;
using ChatOps.Storage;
using ChatOps.Tests.Vendors.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>Whatever Graph answers, in the end exactly one series stands for a pair, and none for one that has ended.</summary>
public abstract class OutlookFaultTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData(429, "ApplicationThrottled", "1")]
    [InlineData(429, "ApplicationThrottled", null)]
    [InlineData(503, "ServiceUnavailable", "1")]
    [InlineData(500, "ErrorInternalServerError", null)]
    [InlineData(0, null, null)]
    public async Task every_kind_of_call_may_fail_once(int status, string? code, string? retryAfter)
    {
        await using var world = await OutlookWorld.Begin(_engine);
        Once(world, status, code, retryAfter, isAfterTheFact: false, c => c.IsSchedule, c => c.IsCreate);

        await world.Pairs();
        await world.IsBooked();
        world.Series.Occurrences.Count.ShouldBe(3);
        Once(world, status, code, retryAfter, isAfterTheFact: false, c => c.IsCancel);
        await Ends(world);

        world.Graph.Calendars.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task every_answer_may_get_lost(bool refusesEveryRepeat)
    {
        await using var world = await OutlookWorld.Begin(_engine);
        world.Graph.Calendars.RefusesEveryRepeat = refusesEveryRepeat;
        Once(world, 0, null, null, isAfterTheFact: true, c => c.IsSchedule, c => c.IsCreate, c => c.IsCancel);

        await world.Pairs();
        await world.IsBooked();
        world.Series.Occurrences.Count.ShouldBe(3);
        await Ends(world);

        world.Graph.Calendars.All.Count.ShouldBe(1);
        world
            .Graph.Calls.Where(c => c.IsCreate)
            .Select(c => c.Text)
            .ShouldBe(Enumerable.Repeat(world.Graph.Calls.First(c => c.IsCreate).Text, 2));
    }

    [Fact]
    public async Task an_organizer_without_a_mailbox_leaves_it_to_the_partner()
    {
        await using var world = await OutlookWorld.Begin(_engine);
        var ana = world.Graph.Calendars.Of("ana@contoso.example");
        ana.HasCalendar = false;

        await world.Pairs();
        await world.IsBooked();

        world.Series.Mailbox.ShouldBe(world.Graph.Calendars.Of("ben@contoso.example").Id);
    }

    [Fact]
    public async Task a_pair_without_any_mailbox_gets_its_time_all_the_same()
    {
        await using var world = await OutlookWorld.Begin(_engine);
        foreach (var name in new[] { "ana", "ben" })
            world.Graph.Calendars.Of($"{name}@contoso.example").IsOutOfScope = true;

        await world.Pairs();

        await world.App.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked' AND calendar = 'ics'", 1);
        world.Graph.Calendars.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ErrorServerBusy")]
    [InlineData("5006")]
    [InlineData("ErrorThatNobodyHasSeenBefore")]
    public async Task a_pair_waits_for_its_time_while_one_persons_can_not_be_told(string code)
    {
        await using var world = await OutlookWorld.Begin(_engine);
        var ben = world.Graph.Calendars.Of("ben@contoso.example");
        ben.ScheduleFault = code;
        // What can't be told now is not free: the first hours of Tuesday are taken.
        var tuesday = Instant.FromUtc(2026, 11, 24, 7, 0);
        ben.Busy.Add((tuesday, tuesday + Duration.FromHours(4), "busy"));

        await world.Pairs();
        await world.App.Eventually($"SELECT COUNT(*) FROM meeting_work WHERE kind = 'find' AND state = 'due' AND code = '{code}'", 1);
        world.Graph.Calendars.All.ShouldBeEmpty();
        (await world.Count("SELECT COUNT(*) FROM meeting_series WHERE state = 'finding'")).ShouldBe(1);

        ben.ScheduleFault = null;
        await world.IsBooked();
        world.Series.Occurrences[0].Start.ShouldBe(Instant.FromUtc(2026, 11, 24, 11, 0));
    }

    [Fact]
    public async Task patience_ends_after_hours_with_what_the_others_calendars_say_and_a_line_in_the_doctor()
    {
        await using var world = await OutlookWorld.Begin(_engine);
        world.Graph.Calendars.Of("ben@contoso.example").ScheduleFault = "ErrorThatNobodyHasSeenBefore";
        var tuesday = Instant.FromUtc(2026, 11, 24, 7, 0);
        world.Graph.Calendars.Of("ana@contoso.example").Busy.Add((tuesday, tuesday + Duration.FromHours(4), "busy"));

        await world.Pairs();
        const string Waits = "SELECT COUNT(*) FROM meeting_work WHERE kind = 'find' AND state = 'due'";
        const string Tries = "SELECT COALESCE(MAX(attempts), 0) FROM meeting_work WHERE kind = 'find'";
        while (await world.Count(Waits) == 1)
        {
            var before = await world.Count(Tries);
            (await world.Count("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'")).ShouldBe(0, $"after {before} tries");
            world.App.Clock.Set(world.App.Clock.GetCurrentInstant() + Duration.FromMinutes(30));
            world.App.Services.GetRequiredService<MeetingSignal>().Call();
            await world.App.Eventually(
                $"SELECT COUNT(*) FROM meeting_work WHERE kind = 'find' AND (state <> 'due' OR attempts > {before})", 1);
        }

        await world.IsBooked();
        var first = world.Series.Occurrences[0].Start;
        first.InUtc().TimeOfDay.ShouldBe(first.InUtc().Date == new LocalDate(2026, 11, 24) ? new LocalTime(11, 0) : new LocalTime(8, 0));
        var dead = await world.App.Database.Db.Read(
            world.App.Services.GetRequiredService<CallStore>().Dead, TestContext.Current.CancellationToken);
        dead.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe("find"), d => d.Code.ShouldBe("ErrorThatNobodyHasSeenBefore"));
    }

    private static void Once(
        OutlookWorld world, int status, string? code, string? retryAfter, bool isAfterTheFact, params Func<GraphCall, bool>[] calls)
    {
        foreach (var call in calls)
            world.Graph.Fail(new GraphScript(call, status, code) { RetryAfter = retryAfter, IsAfterTheFact = isAfterTheFact });
    }

    private static async Task Ends(OutlookWorld world)
    {
        await world.Ben.Leaves();
        await world.App.Tick();
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'ended'", 1);
        world.Graph.Calendars.Standing.ShouldBeEmpty();
    }
}

public sealed class SqliteOutlookFaultTests() : OutlookFaultTests("sqlite");

public sealed class PostgresOutlookFaultTests() : OutlookFaultTests("postgres");
