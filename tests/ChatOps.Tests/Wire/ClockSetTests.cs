using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>
/// Somebody sets the host's clock back by an hour, or forward by a day: what people do arrives, once, and no week ends twice.
/// </summary>
public abstract class ClockSetTests(string engine)
{
    private const string NextWeek = "Your week, 30 November to 6 December";

    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData(-60)]
    [InlineData(24 * 60)]
    public async Task what_is_shared_arrives_once_and_answers_come(int minutes)
    {
        await using var app = await App.Start(_engine);
        var story = await InTheMiddleOfTheWeek(app);
        var since = System.Diagnostics.Stopwatch.StartNew();

        // One on its way, the other after the step.
        await story.Ana.Shares(("c1_text", "call the supplier"));
        app.Clock.Step(Duration.FromMinutes(minutes));
        await story.Ben.Shares(("c1_text", "write two pages"));
        await story.Ben.Reads("call the supplier");
        await story.Ana.Reads("write two pages");
        await story.Ana.Says("menu");
        await story.Ana.Reads("What would you like to do?");
        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));

        app.Clock.Step(Duration.FromMinutes(-minutes));
        await app.Tick();
        await app.CardsRest();
        story.Ben.With("call the supplier").Count.ShouldBe(1);
        story.Ana.With("write two pages").Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_week_ends_once_and_the_next_one_opens_once()
    {
        await using var app = await App.Start(_engine);
        if (_engine == Engine.Postgres)
            await app.RunBeside();
        var story = await InTheMiddleOfTheWeek(app);
        await app.Until(Story.Wednesday + Duration.FromDays(7) + (Hour * 3));
        await story.Ana.Reads(NextWeek);
        await story.Ben.Reads(NextWeek);
        await app.CardsRest();
        var before = await Books(app);

        foreach (var step in (Duration[])[-Hour, Hour, Day, -Day, -Hour])
        {
            app.Clock.Step(step);
            await Tick(app);
            await app.CardsRest();
        }

        app.Clock.Step(Hour);
        await Tick(app);
        await app.CardsRest();
        (await Books(app)).ShouldBe(before);
        story.Ana.With(NextWeek).Count.ShouldBe(1);
        story.Ben.With(NextWeek).Count.ShouldBe(1);
    }

    private static async Task<Story> InTheMiddleOfTheWeek(App app)
    {
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        await app.Until(Story.Wednesday + (Hour * 3));
        await app.CardsRest();
        return story;
    }

    private static async Task Tick(App app)
    {
        await app.Tick();
        if (app.HasBeside)
        {
            foreach (var tick in app.Beside.GetServices<ITick>())
                await tick.Tick(app.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
            app.Beside.GetRequiredService<OutboxSignal>().Wake();
        }
    }

    private static async Task<string> Books(App app) => string.Join(
        '\n',
        await app.Database.Db.Read(
            db => db.Query<string>(
                new Statement(
                    "test",
                    "SELECT week || ' ' || state || ' ' || COUNT(*) FROM check_ins GROUP BY week, state ORDER BY 1",
                    null)),
            TestContext.Current.CancellationToken));
}

public sealed class SqliteClockSetTests() : ClockSetTests("sqlite");

public sealed class PostgresClockSetTests() : ClockSetTests("postgres");
