using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Moderating;

/// <summary>B4 on the web: what became of everybody's news, in a list that is filtered by its address.</summary>
public abstract class MembersTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task every_state_of_the_news_stands_beside_the_name_once()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Lea", "Mia");
        // Lea's account is closed before anybody is told: she is left out. The vendor's code is nothing for a moderator.
        ((InTeams)circle.Members["Lea"]).Teams.Person.IsInstalled = false;
        await circle.RunsNow();
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");
        foreach (var name in new[] { "Ana", "Ben", "Kim", "Mia" })
            await circle.Members[name].Reads("Your partner");
        using var browser = await Browser.SignedIn(app);
        var members = $"{await Browser.ConsoleOf(app)}/members";

        await browser.Opens(members);

        browser.Page.ShouldContain("5 people");
        RowOf(browser, "Ana Ruiz").ShouldContain(">sent<");
        RowOf(browser, "Lea Doe").ShouldContain(">left out<");
        RowOf(browser, "Lea Doe").ShouldContain("can&#x27;t be reached at the moment");
        browser.Page.ShouldNotContain("BotNotInConversationRoster");
        RowOf(browser, "Lea Doe").Split("Lea Doe").Length.ShouldBe(2, "the name stands there once");
        (await Browser.Audited(app)).ShouldBe(["console.members.opened"]);
    }

    [Theory]
    [InlineData("unreachable", "blocked", "MessageWritesBlocked", ">blocked the app<", "blocked")]
    [InlineData("unreachable", "not_installed", "ConversationNotFound", ">without the app<", "not-installed")]
    [InlineData("unreachable", "deactivated", "user_not_found", ">account closed<", "gone")]
    [InlineData("dead", "active", "msg_too_long", ">did not arrive<", "failed")]
    [InlineData("due", "active", null, ">queued<", "queued")]
    public async Task what_the_vendor_answered_is_shown_in_words(string row, string account, string? code, string shown, string filter)
    {
        await using var app = await App.Start(_engine);
        await Stands(app);
        await Run(
            app,
            $"UPDATE outbox SET state = '{row}', next_at = "
            + $"{(app.Clock.GetCurrentInstant() + Duration.FromDays(1)).ToUnixTimeMilliseconds()}, message_id = NULL, code = "
                + $"{(code is null ? "NULL" : $"'{code}'")} WHERE kind = 'reveal' AND person_id = (SELECT id FROM persons WHERE "
                    + "display_name = 'Ana Ruiz')");
        await Run(
            app, $"UPDATE accounts SET state = '{account}' WHERE person_id = (SELECT id FROM persons WHERE display_name = 'Ana Ruiz')");
        using var browser = await Browser.SignedIn(app);
        var members = $"{await Browser.ConsoleOf(app)}/members";

        await browser.Opens(members);
        RowOf(browser, "Ana Ruiz").ShouldContain(shown);
        if (code is not null)
            browser.Page.ShouldNotContain(code);
        await browser.Opens($"{members}?told={filter}");
        browser.Page.ShouldContain("1 of 2 people");
        browser.Page.ShouldContain("Ana Ruiz");
        await browser.Opens($"{members}?told=look");
        browser.Page.ShouldContain(filter == "queued" ? "0 of 2 people" : "1 of 2 people");
    }

    [Fact]
    public async Task the_list_is_filtered_and_paged_by_its_address()
    {
        await using var app = await App.Start(_engine);
        await Stands(app);
        await Run(
            app,
            "UPDATE memberships SET state = 'paused', paused_until = '2026-12-24' WHERE person_id = (SELECT id FROM persons WHERE "
            + "display_name = 'Ben Okafor')");
        using var browser = await Browser.SignedIn(app);
        var members = $"{await Browser.ConsoleOf(app)}/members";

        await browser.Opens($"{members}?state=paused");
        browser.Page.ShouldContain("1 of 2 people");
        browser.Page.ShouldContain("away until 24 December");
        await browser.Opens($"{members}?q=RUIZ&state=active&round=1");
        RowOf(browser, "Ana Ruiz").ShouldContain("Ben Okafor");
        await browser.Opens($"{members}?q=%3Cscript%3E&state=x&told=y&round=z&page=0");
        browser.Page.ShouldContain("Nobody was found.");
        browser.Page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task an_earlier_round_says_who_was_in_it()
    {
        await using var app = await App.Start(_engine);
        await Stands(app);
        await Run(app, "UPDATE rounds SET state = 'closed'");
        await Run(app, "UPDATE partnerships SET ended_at = 1");
        await Run(
            app, "UPDATE memberships SET state = 'left' WHERE person_id = (SELECT id FROM persons WHERE display_name = 'Ben Okafor')");
        var kim = app.Newcomer(Channel.Slack, "Kim Doe");
        await kim.Joins();
        using var browser = await Browser.SignedIn(app);

        await browser.Opens($"{await Browser.ConsoleOf(app)}/members?round=1");

        RowOf(browser, "Ana Ruiz").ShouldContain("Ben Okafor");
        RowOf(browser, "Ben Okafor").ShouldContain("has left");
        RowOf(browser, "Kim Doe").ShouldNotContain("badge");
    }

    private static async Task Stands(App app)
    {
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        // What is on its way is recorded first, not over what a test writes.
        await app.CardsRest();
    }

    private static string RowOf(Browser browser, string name) =>
        browser
            .Page.Split("<tr")
            .Single(r => r.Contains($"<th scope=\"row\" role=\"rowheader\"><bdi>{name}</bdi>", StringComparison.Ordinal))
            .Split("</tr>")[0];

    private static Task<int> Run(App app, string sql) => app.Database.Db.Write(db => db.Execute(new Statement("test", sql, null)), Stop);
}

public sealed class SqliteMembersTests() : MembersTests("sqlite");

public sealed class PostgresMembersTests() : MembersTests("postgres");
