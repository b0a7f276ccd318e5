using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Wire;

/// <summary>Which workspace somebody acts in, however Slack says it, and what becomes of it where nobody knows.</summary>
public abstract class SlackWorkspaceTests(string engine)
{
    private const string First = "T0FIRST", Second = "T0SECOND", All = "E0ALL";

    private const string Misplaced = "I can't tell which workspace this comes from";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task one_person_of_an_organisation_whatever_they_do_and_wherever()
    {
        await using var app = await Connected();
        var story = await Story.Begin(app, ChatOps.People.Channel.Teams, ChatOps.People.Channel.Teams);
        await story.Ana.Says("menu");
        using (var installs = new Installs(app))
        {
            await installs.AddOrganisation(All, First);
            await installs.AddOrganisation("E0SISTER", "T0SISTER");
        }

        app.Slack.AddUser("U0KIM", "Kim Sato", "kim@contoso.example", team: First);
        var kim = new InSlack(app, new SlackMember(app.Client, app.Slack, "U0KIM", First) { Organisation = All });

        // By an event, a button, a modal.
        await kim.Joins();
        // By a command, in the same and in another workspace of theirs; and after a restart.
        await kim.Slack.Commands("week");
        var elsewhere = new SlackMember(app.Client, app.Slack, "U0KIM", Second) { Organisation = All };
        await elsewhere.Commands("menu");
        await elsewhere.OpensHome();
        await app.Restart();
        await new SlackMember(app.Client, app.Slack, "U0KIM", First) { Organisation = All }.Writes("menu");
        await kim.Reads("What would you like to do?");

        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE user_id = 'U0KIM'", 1);
        await app.Eventually($"SELECT COUNT(*) FROM accounts WHERE user_id = 'U0KIM' AND tenant = '{First}'", 1);
        await app.Eventually(
            "SELECT COUNT(*) FROM memberships m JOIN persons p ON p.id = m.person_id WHERE p.display_name = 'Kim Sato'", 1);
        app.Slack.CallsOf("chat.postMessage").Where(c => c.Text("channel") == kim.Slack.Chat).ShouldNotBeEmpty();
        app.Slack.CallsOf("chat.postMessage").Where(c => c.Text("channel") == kim.Slack.Chat)
            .ShouldAllBe(c => c.Token == "xoxb-E0ALL", "of two organisations the right one answers");
    }

    [Fact]
    public async Task a_modal_that_somebody_of_another_workspace_opened_is_ours()
    {
        await using var app = await Connected();
        await Story.Begin(app, ChatOps.People.Channel.Slack, ChatOps.People.Channel.Slack);
        var kim = (InSlack)app.Newcomer(ChatOps.People.Channel.Slack, "Kim Sato");
        await kim.Says("join");
        await kim.Reads("Find a partner for what you want to get done");
        await kim.Presses("join.open");
        kim.Slack.Fills(
            ("topic", "writing"), ("languages", "en"), ("mode", "video"), ("feedback_style", "both"), ("agree", "true"));

        // What the driver sends for Kim names our workspace; Slack names hers where she is of another one.
        var answer = await kim.Slack.Interacts(kim.Slack.Submission(), p =>
        {
            p["team"]!["id"] = "T0HERS";
            p["user"]!["team_id"] = "T0HERS";
        });

        answer!["view"]!["blocks"]![0]!["text"]!["text"]!.ToString().ShouldBe("You're in.");
        await app.Eventually($"SELECT COUNT(*) FROM accounts WHERE tenant <> '{FakeSlack.Acme}'", 0);
    }

    [Theory]
    [InlineData("join.open", SlackEndpoints.Interactions)]
    [InlineData("", SlackEndpoints.Commands)]
    public async Task what_cannot_be_placed_is_answered_with_a_sentence(string action, string path)
    {
        await using var app = await Connected();
        var stranger = new SlackMember(app.Client, app.Slack, "U0STRANGE", "T0STRANGE");
        if (path == SlackEndpoints.Commands)
            await stranger.Commands("join");
        else
            await stranger.Forges(action, "");

        await App.Eventually(
            () => stranger.SeesAlone().Any(s => s.Contains(Misplaced, StringComparison.Ordinal)), () => "Nothing was said.");
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE user_id = 'U0STRANGE'", 0);
    }

    [Theory]
    [InlineData(
        """{"type":"view_submission","view":{"id":"V1","callback_id":"x","state":{"values":{"topic":{"a":{"value":"long"}}}}}}""",
        "errors"
    )]
    [InlineData("""{"type":"view_submission","view":{"id":"V1","callback_id":"intake.submit","state":{"values":{}}}}""", "update")]
    [InlineData("""{"type":"view_submission"}""", "update")]
    public async Task a_form_that_cannot_be_placed_says_so_and_keeps_what_was_typed(string payload, string action)
    {
        await using var app = await Connected();
        var stranger = new SlackMember(app.Client, app.Slack, "U0STRANGE", "T0STRANGE");

        using var answered = await stranger.Answered(SlackEndpoints.Interactions, (JsonObject)JsonNode.Parse(payload)!);

        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = JsonNode.Parse(await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)body["response_action"]).ShouldBe(action);
        body.ToJsonString().ShouldContain("which workspace this comes from");
    }

    [Fact]
    public async Task choices_that_are_looked_up_while_somebody_types_are_none()
    {
        await using var app = await Connected();
        var ana = new SlackMember(app.Client, app.Slack, "U0ANA");
        var answer = await ana.Interacts((JsonObject)JsonNode.Parse("""{"type":"block_suggestion","action_id":"a","value":"x"}""")!);
        answer!.ToJsonString().ShouldBe("""{"options":[]}""");
    }

    private async Task<App> Connected()
    {
        var app = await App.Prepare(_engine);
        app.More.AddRange(Installs.Settings(app));
        await app.Run();
        return app;
    }
}

public sealed class SqliteSlackWorkspaceTests() : SlackWorkspaceTests("sqlite");

public sealed class PostgresSlackWorkspaceTests() : SlackWorkspaceTests("postgres");
