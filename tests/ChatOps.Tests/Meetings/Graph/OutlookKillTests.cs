using ChatOps.Pairing;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Infrastructure;

namespace ChatOps.Tests.Meetings.Outlook;

/// <summary>
/// The built program is killed at every step of booking and of cancelling, and started again: then exactly one series stands for a pair, and none for
/// one that has ended.
/// </summary>
public abstract class OutlookKillTests(string engine)
{
    private const string Name = "chatops-to-be-killed";

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
        app.Graph.Calls.Where(c => c.IsCreate).Select(c => c.Text).Distinct().Count().ShouldBe(1, "the same request leaves again, byte for byte");
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
        await app.Database.Db.Write(async db =>
        {
            var id = (await db.Query<string>(new Statement("test", "SELECT id FROM partnerships", null))).Single();
            await new PairingStore().End(db, id, SystemClock.Instance.GetCurrentInstant());
        }, Stop);

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
        var app = await App.Prepare(_engine, SystemClock.Instance.GetCurrentInstant());
        await app.ConnectGraph(isTold: false);
        await Couple.Seed(app, 1);
        await app.Database.Db.Write(db => db.Execute(new Statement("test", "UPDATE persons SET work_email = LOWER(REPLACE(display_name, ' ', '.')) || '@contoso.example'", null)), Stop);
        await OutlookWorld.Mailboxes(app);
        return app;
    }

    /// <summary>Runs the built program up to this step and ends it there; what it had claimed runs out.</summary>
    private async Task Doom(App app, string step, Func<GraphCall, bool> call)
    {
        var isOurs = step.StartsWith("meeting.", StringComparison.Ordinal);
        var held = new TaskCompletionSource();
        var script = isOurs ? null : app.Graph!.Fail(new GraphScript(call) { IsAfterTheFact = step.EndsWith("has done it", StringComparison.Ordinal), Until = held.Task });
        using var folder = new Folder();
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ChatOps__HoldAt"] = isOurs ? step : "" };
        string[] named = _engine == Engine.Postgres ? ["--Database:ConnectionString", $"{app.Database.Settings.ConnectionString};Application Name={Name}"] : [];
        await using (var doomed = Binary.Start(folder, environment, [.. app.Arguments, .. named]))
        {
            if (script is null)
                await doomed.Says($"Holding at {step}");
            else
                await script.Reached.WaitAsync(TimeSpan.FromMinutes(1), Stop);
            await doomed.Kill();
        }
        held.SetResult();
        await TimePasses(app);
    }

    private async Task TimePasses(App app)
    {
        // PostgreSQL ends what it was told to do before it sees that nobody is there any more.
        while (_engine == Engine.Postgres && await Count(app, $"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{Name}' AND datname = current_database()") > 0)
            await Task.Delay(20, Stop);
        await app.Database.Db.Write(db => db.Execute(new Statement("test", "UPDATE meeting_work SET next_at = 0 WHERE claimed_by IS NOT NULL", null)), Stop);
    }

    private static Task<int> Count(App app, string sql) => app.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), Stop);
}

public sealed class SqliteOutlookKillTests() : OutlookKillTests("sqlite");

public sealed class PostgresOutlookKillTests() : OutlookKillTests("postgres");
