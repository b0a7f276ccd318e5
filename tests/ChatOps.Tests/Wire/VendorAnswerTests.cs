using System.Diagnostics.Metrics;
using ChatOps.Operations.Checks;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>What vendors really answer now and then: the card comes later, nothing is doubled, and what is lost is said once.</summary>
public abstract class VendorAnswerTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rate_limited")]
    [InlineData("ratelimited")]
    [InlineData("message_limit_exceeded")]
    [InlineData("something_new")]
    [InlineData("ekm_access_denied")]
    public async Task a_card_that_slack_does_not_take_now_comes_later_and_once(string code)
    {
        await using var app = await App.Start(_engine);
        var ana = (InSlack)app.Newcomer(Channel.Slack, "Ana Ruiz");
        app.Slack.Fail("chat.postMessage", code, times: 2);

        await ana.Says("menu");
        // Her own message, and the answer.
        await App.Eventually(() => ana.Messages == 2, () => string.Join('\n', app.Lines.All.TakeLast(20)));
        await app.CardsRest();

        ana.Messages.ShouldBe(2);
        app.Slack.CallsOf("chat.postMessage").Count.ShouldBe(3);
        (await Doctor(app)).ShouldContain("nothing is lost");
    }

    [Fact]
    public async Task a_code_that_nobody_knows_is_tried_for_hours_and_then_said_once_with_its_code()
    {
        await using var app = await App.Start(_engine);
        var ana = (InSlack)app.Newcomer(Channel.Slack, "Ana Ruiz");
        using var dead = new Heard(app, "chatops.outbox.dead");
        app.Slack.Fail("chat.postMessage", "something_new", times: 1000);

        await ana.Says("menu");
        for (var tries = 1; tries < 60 && dead.Count == 0; tries++)
        {
            var least = Math.Min(tries, 29);
            await app.Eventually($"SELECT COUNT(*) FROM outbox WHERE kind = 'menu' AND attempts >= {least} AND claimed_by IS NULL", 1);
            if (tries < 10)
                (await Doctor(app)).ShouldContain("nothing is lost");
            await app.Later(Duration.FromMinutes(31));
        }
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'menu' AND state = 'dead' AND code = 'something_new'", 1);
        await App.Eventually(() => dead.Count == 1, () => $"{dead.Count} dead letters counted");

        (await Doctor(app)).ShouldContain("refused for good: 1 times menu (something_new)");
        // The line follows the record.
        await App.Eventually(
            () => app.Lines.All.Any(l => l.Contains("is a dead letter: something_new", StringComparison.Ordinal)), () => "Never said.");
        app.Lines.All.Count(l => l.Contains("is a dead letter: something_new", StringComparison.Ordinal)).ShouldBe(1);
        app.Slack.CallsOf("chat.postMessage").Count.ShouldBe(30);
        ana.Messages.ShouldBe(1, "her own");
    }

    [Fact]
    public async Task the_third_menu_is_answered_though_the_earlier_ones_cannot_be_deleted()
    {
        await using var app = await App.Start(_engine);
        var ben = (InTeams)app.Newcomer(Channel.Teams, "Ben Okafor");
        app.Teams.Fail(new TeamsFault(c => c.Method == "DELETE", 501, "NotImplemented", times: 1000));

        for (var asked = 1; asked <= 4; asked++)
        {
            await ben.Says("menu");
            var since = app.Clock.GetCurrentInstant();
            await App.Eventually(() => ben.Messages == asked, () => $"{ben.Messages} of {asked} menus");
            (app.Clock.GetCurrentInstant() - since).ShouldBeLessThan(Duration.FromMinutes(1));
        }
        await app.CardsRest();
        ben.Messages.ShouldBe(4);
    }

    [Fact]
    public async Task a_change_that_teams_says_once_found_no_card_changes_that_card()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        var ana = (InTeams)story.Ana;
        await app.CardsRest();
        var before = ana.Messages;
        app.Teams.Fail(new TeamsFault(c => c.IsUpdate, 404, "ActivityNotFoundInConversation"));

        await ana.Shares(("c1_text", "call the supplier"));
        await App.Eventually(() => app.Teams.Calls.Count(c => c.IsUpdate) >= 2, () => "it was not tried once more");
        await app.CardsRest();

        ana.Messages.ShouldBe(before, "the card was changed in its place");
        ana.With("call the supplier").Count.ShouldBe(1);
        app.Teams.Calls.ShouldNotContain(c => c.Method == "DELETE");
    }

    [Fact]
    public async Task patience_that_teams_asks_for_is_that_conversation_s_alone()
    {
        await using var app = await App.Start(_engine);
        var (ana, ben) = ((InTeams)app.Newcomer(Channel.Teams, "Ana Ruiz"), (InTeams)app.Newcomer(Channel.Teams, "Ben Okafor"));
        app.Teams.Fail(new TeamsFault(c => c.IsSend, 429, "Throttled") { RetryAfter = "150" });

        await ana.Says("menu");
        await App.Eventually(() => app.Teams.Calls.Any(c => c.IsSend), () => "nothing was sent");
        var since = app.Clock.GetCurrentInstant();
        await ben.Says("menu");
        await App.Eventually(() => ben.Messages == 1, () => "Ben waits for Ana's pause");
        (app.Clock.GetCurrentInstant() - since).ShouldBeLessThan(Duration.FromSeconds(140));
        ana.Messages.ShouldBe(0);

        await App.Eventually(() => ana.Messages == 1, () => "Ana's card was lost");
        (app.Clock.GetCurrentInstant() - since).ShouldBeGreaterThan(Duration.FromSeconds(140));
    }

    [Fact]
    public async Task patience_that_slack_asks_for_is_that_method_s_alone()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await app.CardsRest();
        var updates = app.Slack.CallsOf("chat.update").Count;
        app.Slack.Limit("chat.update", 150);

        await story.Ana.Shares(("c1_text", "call the supplier"));
        await App.Eventually(() => app.Slack.CallsOf("chat.update").Count == updates + 1, () => "nothing was updated");
        var since = app.Clock.GetCurrentInstant();
        await app.Eventually("SELECT COUNT(*) FROM lane_pauses WHERE part = 'chat.update'", 1);
        await story.Ana.Says("menu");
        await story.Ana.Reads("What would you like to do?");
        (app.Clock.GetCurrentInstant() - since).ShouldBeLessThan(Duration.FromSeconds(140));
        app.Slack.CallsOf("chat.update").Count.ShouldBe(updates + 1);

        await App.Eventually(() => app.Slack.CallsOf("chat.update").Count > updates + 1, () => "the update was lost");
        (app.Clock.GetCurrentInstant() - since).ShouldBeGreaterThan(Duration.FromSeconds(140));
    }

    [Fact]
    public async Task refused_requests_are_counted_and_said_once_a_minute()
    {
        await using var app = await App.Start(_engine);
        using var refused = new Heard(app, "chatops.requests.refused");

        for (var i = 0; i < 20; i++)
        {
            await app.Client.PostAsync("/slack/events", new StringContent("{}"), Stop);
            await app.Client.PostAsync("/api/messages", new StringContent("{}"), Stop);
        }

        refused.Count.ShouldBe(40);
        Said("Requests to Slack's addresses were refused: 1 ").ShouldBe(1);
        Said("Teams: tokens were refused: ").ShouldBe(1);

        int Said(string line) => app.Lines.All.Count(l => l.StartsWith($"Warning: {line}", StringComparison.Ordinal));
    }

    private static async Task<string> Doctor(App app) =>
        (await ActivatorUtilities.CreateInstance<OutboxCheck>(app.Services).Run(Stop)).ToString();

    /// <summary>What one host counted under this name.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public Heard(App app, string name)
        {
            var meters = app.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}

public sealed class SqliteVendorAnswerTests() : VendorAnswerTests("sqlite");

public sealed class PostgresVendorAnswerTests() : VendorAnswerTests("postgres");
