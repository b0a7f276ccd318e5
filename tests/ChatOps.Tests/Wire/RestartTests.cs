using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>A stop over Monday morning is caught up, once.</summary>
public abstract class RestartTests(string engine)
{
    private const string NextWeek = "Your week, 30 November to 6 December";

    /// <summary>Four hours after the week should have opened.</summary>
    private static readonly Instant MondayAfternoon = Instant.FromUtc(2026, 11, 30, 12, 0);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public Task a_stop_over_monday_morning_is_caught_up_once() => CatchesUp(app => app.Run());

    /// <param name="run">Starts again what was stopped.</param>
    private protected async Task CatchesUp(Func<App, Task> run)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        await app.Stop();
        story.Ana.SeesNow(NextWeek).ShouldBeFalse();

        app.Clock.Set(MondayAfternoon);
        await run(app);
        await app.Tick();

        await story.Ana.Reads(NextWeek);
        await story.Ben.Reads(NextWeek);
        // What is on a screen may not be recorded yet, and the clock is about to pass the end of every claim.
        await app.CardsRest();
        await app.Later(Duration.FromMinutes(1));
        await app.Restart();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE state = 'due'", 0);
        story.Ana.With(NextWeek).ShouldHaveSingleItem();
        story.Ben.With(NextWeek).ShouldHaveSingleItem();
        app.Teams.Calls.Count(c => c.IsSend && c.Text.Contains(NextWeek, StringComparison.Ordinal)).ShouldBe(1);
        app.Slack.CallsOf("chat.postMessage")
            .Count(c => c.Arguments.ToJsonString().Contains(NextWeek, StringComparison.Ordinal))
            .ShouldBe(1);
    }
}

public sealed class SqliteRestartTests() : RestartTests("sqlite");

public sealed class PostgresRestartTests() : RestartTests("postgres")
{
    [Fact]
    public Task two_instances_that_start_at_once_catch_up_once() => CatchesUp(app => Task.WhenAll(app.Run(), app.RunBeside()));
}
