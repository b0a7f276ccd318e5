using System.Net;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Moderating;

/// <summary>
/// I3: what moderators do is recorded with what came of it, on a page and in the chat, and only about persons of the program that they
/// acted in.
/// </summary>
public abstract class AuditTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task what_was_refused_on_a_page_is_recorded_as_refused(string where)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await Applies(app, Enum.Parse<Channel>(where), "Kim Doe");
        using var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);
        await browser.Opens($"{console}/needs-you");
        var earlier = browser.Page;
        await browser.Opens($"{console}/needs-you");
        await browser.Presses("applicant.admit");

        // Another answer from a page that was opened before, a form with a mistake in it, and something that no page sends.
        browser.Back(earlier);
        await browser.Presses("applicant.decline");
        var (pair, ana, ben) = (
            $"pair.submit|{await Text(app, "SELECT id FROM programs")}", await IdOf(app, "Ana Ruiz"), await IdOf(app, "Ben Okafor"));
        await Posts(browser, $"{console}/needs-you", ("action", pair), ("first", ana), ("second", ana));
        await Posts(browser, $"{console}/needs-you", ("action", pair), ("first", ana), ("second", ben));
        await Posts(browser, $"{console}/needs-you", ("action", "membership.leave"));
        await Posts(
            browser, "/console/nowhere/needs-you", ("action", $"applicant.admit|{await Text(app, "SELECT MIN(id) FROM memberships")}"));

        (await Rows(app, "one-time link")).ShouldBe(
        [
            "applicant.admit done Kim Doe",
            "applicant.decline refused Kim Doe",
            "pair.submit refused Ana Ruiz",
            "pair.submit done Ana Ruiz", "pair.submit done Ben Okafor",
            "console.something-else refused -",
            "applicant.admit refused -",
        ]);
        await story.Ana.Reads("Your partner is Ben Okafor");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task what_a_moderator_does_in_the_chat_is_recorded_likewise(string where)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams, Enum.Parse<Channel>(where));
        await story.Dana.Says("pair");
        await story.Dana.Reads("members have no partner now");
        var (ana, ben, dana) = (await IdOf(app, "Ana Ruiz"), await IdOf(app, "Ben Okafor"), await IdOf(app, "Dana Field"));

        (await story.Dana.Sends("pair.open", "pair.submit", ("first", ana), ("second", ana))).ShouldNotBeEmpty();
        (await story.Dana.Sends("pair.open", "pair.submit", ("first", ana), ("second", ben))).ShouldBeEmpty();
        await story.Ana.Reads("Your partner is Ben Okafor");

        (await Rows(app, dana)).Where(r => r.StartsWith("pair.submit", StringComparison.Ordinal))
            .ShouldBe(["pair.submit refused Ana Ruiz", "pair.submit done Ana Ruiz", "pair.submit done Ben Okafor"]);
    }

    [Fact]
    public async Task nobody_of_another_program_is_named()
    {
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Moderators:1", "eve@contoso.example"]);
        await app.Run();
        await Story.Begin(app, Channel.Slack, Channel.Teams);
        using var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);
        var eve = app.Newcomer(Channel.Teams, "Eve Moss", "eve@contoso.example");
        await eve.Says("hello");
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email = 'eve@contoso.example'", 1);
        await eve.Says("program");
        await eve.Reads("New program");
        (
            await eve.Sends("program.new", "program.create", ("name", "Winter 2027"), ("weeks", "3"), ("languages", "en"), ("is_open", ""))
        ).ShouldBe("");
        var kim = app.Newcomer(Channel.Slack, "Kim Doe");
        await kim.Says("join winter 2027");
        await kim.Reads("Winter 2027 pairs you with a colleague");
        (
            await kim.Sends(
                "join.open",
                "intake.submit",
                ("topic", "writing"),
                ("languages", "en"),
                ("mode", "video"),
                ("feedback_style", "both"),
                ("agree", "true"))).ShouldBe("");
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'applied'", 1);
        var applied = await Text(app, "SELECT id FROM memberships WHERE state = 'applied'");
        var autumn = await Text(app, "SELECT id FROM programs WHERE key = 'autumn-2026'");

        // Dana's page, and ids of Eve's program.
        await Posts(browser, $"{console}/needs-you", ("action", $"applicant.admit|{applied}"));
        await Posts(
            browser,
            $"{console}/needs-you",
            ("action", $"pair.submit|{autumn}"),
            ("first", await IdOf(app, "Kim Doe")),
            ("second", await IdOf(app, "Ana Ruiz")));
        await Posts(browser, $"{console}/needs-you", ("action", $"pair.submit|{autumn}"), ("first", "nobody"), ("second", "'; --"));

        (await Rows(app, "one-time link")).ShouldBe(["applicant.admit refused -", "pair.submit refused Ana Ruiz", "pair.submit refused -"]);
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'applied'", 1);
    }

    [Fact]
    public async Task a_change_over_somebody_elses_is_recorded_as_refused()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Teams);
        using var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);
        await browser.Opens($"{console}/sample-goals");
        var earlier = browser.Page;
        await browser.Presses("save");
        browser.Back(earlier);
        await browser.Presses("save");
        await browser.Opens($"{console}/questions");
        await browser.Presses("save");

        (await Rows(app, "one-time link")).ShouldBe([
            "sample-goals.changed done -",
            "sample-goals.changed refused -",
            "questions.changed done -",
        ]);
    }

    private static async Task Posts(Browser browser, string path, params (string Name, string Value)[] fields)
    {
        var answer = await browser.Http.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("once", Guid.NewGuid().ToString()),
            ]),
            Stop);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
    }

    private static async Task Applies(App app, Channel channel, string name)
    {
        await app.Database.Db.Write(db => db.Execute(new Statement("test", "UPDATE programs SET is_open = FALSE", null)), Stop);
        var member = app.Newcomer(channel, name);
        await member.Says("join");
        await member.Reads("Find a partner for what you want to get done");
        (
            await member.Sends(
                "join.open",
                "intake.submit",
                ("topic", "writing"),
                ("languages", "en"),
                ("mode", "video"),
                ("feedback_style", "both"),
                ("agree", "true"))).ShouldBe("");
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'applied'", 1);
    }

    private static Task<string> IdOf(App app, string name) => Text(app, $"SELECT id FROM persons WHERE display_name = '{name}'");

    private static async Task<string> Text(App app, string sql) =>
        (await app.Database.Db.Read(db => db.Find<string>(new Statement("test", sql, null)), Stop))!;

    private static Task<IReadOnlyList<string>> Rows(App app, string actor) =>
        app.Database.Db.Read(
            db =>
                db.Query<string>(
                    new Statement(
                        "test",
                        """
                        SELECT a.action || ' ' || a.outcome || ' ' || COALESCE(p.display_name, '-') FROM audit a LEFT JOIN persons p ON p.id = a.person_id
                        WHERE a.actor = @Actor AND a.action NOT LIKE '%.opened' ORDER BY a.at, a.action, p.display_name
                        """,
                        null),
                    new { Actor = actor }),
            Stop);
}

public sealed class SqliteAuditTests() : AuditTests("sqlite");

public sealed class PostgresAuditTests() : AuditTests("postgres");
