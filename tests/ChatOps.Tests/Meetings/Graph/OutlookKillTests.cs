using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>
/// The built program is killed at every step of booking and of cancelling, and started again: then exactly one series stands for a pair,
/// and none for one that has ended.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public abstract class OutlookKillTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Outlook is asked for times")]
    [InlineData("meeting.attempted")]
    [InlineData("Outlook has not done it yet")]
    [InlineData("Outlook has done it")]
    [InlineData("meeting.booked")]
    [InlineData("meeting.recorded")]
    public async Task a_kill_while_booking_leaves_one_series(string step)
    {
        await using var app = await Pair();

        await Doom(app, step, c => step.Contains("times", StringComparison.Ordinal) ? c.IsSchedule : c.IsCreate);

        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked' AND external_id IS NOT NULL", 1);
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        app.Graph!.Calendars.Standing.ShouldHaveSingleItem();
        app.Graph.Calendars.All.Count.ShouldBe(1, "not even for a moment were there two");
        app.Graph.Calls.Where(c => c.IsCreate)
            .Select(c => c.Text)
            .Distinct()
            .Count()
            .ShouldBe(1, "the same request leaves again, byte for byte");
    }

    [Theory]
    [InlineData("meeting.attempted")]
    [InlineData("Outlook has not done it yet")]
    [InlineData("Outlook has done it")]
    [InlineData("meeting.sent")]
    [InlineData("meeting.recorded")]
    public async Task a_kill_while_cancelling_leaves_none(string step)
    {
        await using var app = await Pair();
        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'", 1);
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        await app.Stop();
        await MeetingKill.EndsThePair(app);

        await Doom(app, step, c => c.IsCancel);

        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'ended'", 1);
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        app.Graph!.Calendars.Standing.ShouldBeEmpty();
        app.Graph.Calendars.All.ShouldHaveSingleItem().Comment.ShouldNotBeNullOrEmpty();
    }

    private async Task<App> Pair()
    {
        var app = await App.Prepare(_engine, SystemClock.Instance.GetCurrentInstant(), speed: 1);
        await app.ConnectGraph(isTold: false);
        await Couple.Seed(app, 1);
        await app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test", "UPDATE persons SET work_email = LOWER(REPLACE(display_name, ' ', '.')) || '@contoso.example'", null)),
            Stop);
        await OutlookWorld.Mailboxes(app);
        return app;
    }

    /// <summary>Runs the built program up to this step and ends it there; what it had claimed runs out.</summary>
    private async Task Doom(App app, string step, Func<GraphCall, bool> call)
    {
        var isOurs = step.StartsWith("meeting.", StringComparison.Ordinal);
        var held = new TaskCompletionSource();
        var script = isOurs
            ? null
            : app.Graph!.Fail(
                new GraphScript(call) { IsAfterTheFact = step.EndsWith("has done it", StringComparison.Ordinal), Until = held.Task });
        await MeetingKill.Doom(app, _engine, isOurs ? step : null, script?.Reached ?? Task.CompletedTask);
        held.SetResult();
        await MeetingKill.TimePasses(app, _engine);
    }
}

public sealed class SqliteOutlookKillTests() : OutlookKillTests("sqlite");

public sealed class PostgresOutlookKillTests() : OutlookKillTests("postgres");
