using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using ChatOps.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Tests.Wire;

/// <summary>
/// While the database can't be used nothing is half done, whoever did something is told, and afterwards it all goes on without a restart.
/// </summary>
public sealed class OutageTests
{
    private const string Told = "I can't save anything at the moment";

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData("sqlite", "full", "Full")]
    [InlineData("sqlite", "read-only", "ReadOnly")]
    [InlineData("sqlite", "gone", "Gone")]
    [InlineData("postgres", "read-only", "ReadOnly")]
    [InlineData("postgres", "unreachable", "Unreachable")]
    public async Task nothing_is_half_done_and_it_goes_on_afterwards(string engine, string kind, string said)
    {
        await using var app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        var time = new PushedTime(app.Clock.Waits);
        app.With = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        await using var fault = Fault.On(app, kind);
        await app.Run();
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        var (ana, ben) = ((InSlack)story.Ana, (InTeams)story.Ben);
        using var hr = await SignedIn(app);
        await ana.Slack.Presses("check-in.write");
        var (handedIn, pressed) = (
            ana.Slack.Submission(("c1_text", "call the supplier")), ben.Teams.Press("check-in.submit", ("c1_text", "write to the bank")));
        (await app.Client.GetAsync("/health/ready", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = await Stored(app);
        var lines = app.Lines.All.Count;

        await fault.Begin();
        await Refused(ana.Slack.Answered(SlackEndpoints.Interactions, handedIn));
        await Refused(ben.Teams.Post(pressed));
        await Refused(ben.Teams.Post(ben.Teams.Activity("message").With("text", "menu").With("textFormat", "plain")));
        var typed = ana.Slack.Message("menu");
        await Refused(ana.Slack.Answered(SlackEndpoints.Events, typed));
        await Refused(ana.Slack.Answered(SlackEndpoints.Events, typed, retry: 1));
        await Refused(ana.Slack.Answered(SlackEndpoints.Commands, null));
        await Refused(Get(hr, "/participation.json", "application/json"));
        var page = await Refused(Get(hr, "/participation", "text/html"));
        time.Push(TimeSpan.FromSeconds(3));
        var ready = await Refused(Get(app.Client, "/health/ready", "*/*"));

        page.ShouldContain("Nothing can be saved just now");
        JsonNode.Parse(ready)!["failing"]!.AsArray().Select(f => (string?)f).ShouldContain("writer");
        await App.Eventually(
            () => ana.Slack.Sees().Count(m => m.Contains(Told, StringComparison.Ordinal)) == 2,
            () => string.Join("\n--\n", ana.Slack.Sees()));
        await App.Eventually(
            () => ana.Slack.SeesAlone().Count(m => m.Contains(Told, StringComparison.Ordinal)) == 1,
            () => string.Join("\n--\n", ana.Slack.SeesAlone()));
        await App.Eventually(
            () => ben.Teams.Sees().Count(m => m.Contains(Told, StringComparison.Ordinal)) == 2,
            () => string.Join("\n--\n", ben.Teams.Sees()));
        var told = Said(app, lines);
        told.Count(l => l.Contains($"The database can't be used: {said}.", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', told));
        // Quartz keeps its triggers in PostgreSQL and speaks for itself; see Configuration.
        told.ShouldAllBe(l => !l.Contains("\n   at ", StringComparison.Ordinal) || l.Contains("Quartz", StringComparison.Ordinal));

        await fault.End();
        (await Stored(app)).ShouldBe(before, "nothing of what was refused is there");
        await ana.Slack.Interacts(handedIn);
        (await ben.Teams.Post(pressed)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ana.LooksUp();
        await ana.Reads("write to the bank");
        await ben.Reads("call the supplier");
        time.Push(TimeSpan.FromSeconds(3));
        (await app.Client.GetAsync("/health/ready", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Said(app, lines).Count(l => l.Contains("The database takes writes again", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static IReadOnlyList<string> Said(App app, int from) => [.. app.Lines.All.Skip(from)];

    /// <summary>The body of a 503 that says when to come again.</summary>
    private static async Task<string> Refused(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        var body = await response.Content.ReadAsStringAsync(Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, body);
        response.Headers.RetryAfter.ShouldNotBeNull();
        return body;
    }

    private static Task<HttpResponseMessage> Get(HttpClient browser, string path, string accept) =>
        browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } }, Stop);

    private static async Task<HttpClient> SignedIn(App app)
    {
        var browser = new HttpClient { BaseAddress = app.Client.BaseAddress };
        (await browser.GetAsync($"{OneTimeLink.Path}?key={app.Services.GetRequiredService<OneTimeLink>().Key}", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.OK);
        return browser;
    }

    /// <summary>What a gesture could leave: that it was seen, a week that is shared, a card on its way.</summary>
    private static Task<(long, long, long)> Stored(App app) => app.Database.Db.Read(async db => (
        await db.Find<long>(new Statement("test", "SELECT COUNT(*) FROM deliveries", null)),
        await db.Find<long>(new Statement("test", "SELECT COUNT(*) FROM check_ins WHERE shared_at IS NOT NULL", null)),
        await db.Find<long>(new Statement("test", "SELECT COUNT(*) FROM outbox", null))), Stop);
}
