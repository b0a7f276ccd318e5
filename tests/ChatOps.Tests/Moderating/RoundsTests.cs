using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Moderating;

/// <summary>B2, B3 on the web: a moderator runs a round from the console, and members hear of it where they work.</summary>
public abstract class RoundsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_round_is_run_approved_and_told_from_the_console(string dana)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana), "Kim", "Lea");
        using var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);

        await browser.Opens($"{console}/rounds");
        await browser.Presses("rounds.run-now");
        browser.Address.ShouldBe($"{console}/pairs");
        await circle.Until("proposed");
        await browser.Opens($"{console}/pairs");
        browser.Page.ShouldContain("2 groups for 4 members. Nobody is told anything until you approve.");
        await browser.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in circle.Members.Values)
            await member.Reads("Your partner is");
        await browser.Opens($"{console}/pairs");
        browser.Page.ShouldContain("There is no proposal right now.");
        (await Browser.Audited(app)).ShouldBe(["console.pairs.opened", "console.rounds.opened", "proposal.approve", "rounds.run-now"]);
    }

    [Fact]
    public async Task a_page_that_is_sent_twice_has_the_effect_of_one()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Lea");
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/rounds");
        var page = browser.Page;
        await browser.Presses("rounds.run-now");
        await circle.Until("proposed");
        await browser.Opens($"{await Browser.ConsoleOf(app)}/pairs");
        await browser.Presses("proposal.drop");
        await circle.Until("dropped");

        browser.Back(page);
        await browser.Presses("rounds.run-now");

        (await circle.Count("SELECT COUNT(*) FROM proposals")).ShouldBe(1);
    }

    [Fact]
    public async Task date_hour_and_cadence_are_changed_and_the_next_round_follows()
    {
        await using var app = await App.Start(_engine);
        await Circle.Begin(app, Channel.Teams, "Kim", "Lea");
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/rounds");

        await browser.Presses("rounds.save", ("next_first_day", "2026-12-14"), ("weeks", "4"), ("reveals_at", "600"), ("days_ahead", "5"));

        browser.Page.ShouldContain("Saved.");
        browser.Page.ShouldContain("The next round begins on 14 December. You see the pairs 5 days before.");
        browser.Page.ShouldContain("A round lasts 4 weeks");
        browser.Fields()["reveals_at"].ShouldBe("600");
        await browser.Presses("rounds.weights", ("hours", "200"));
        browser.Page.ShouldContain("Saved.");
        browser.Fields()["hours"].ShouldBe("200");
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2028-01-01")]
    [InlineData("tomorrow")]
    public async Task a_day_that_cannot_be_is_said_at_its_field_and_nothing_else_is_lost(string day)
    {
        await using var app = await App.Start(_engine);
        await Circle.Begin(app, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/rounds");

        await browser.Presses("rounds.save", ("next_first_day", day), ("weeks", "6"));

        browser.Page.ShouldContain("aria-invalid=\"true\"");
        browser.Fields()["weeks"].ShouldBe("6");
        browser.Page.ShouldContain("No day is set for the next round.");
        browser.Page.ShouldContain("A round lasts 3 weeks");
    }

    [Fact]
    public async Task what_another_moderator_changed_meanwhile_is_told_and_nothing_is_lost()
    {
        await using var app = await App.Start(_engine);
        await Circle.Begin(app, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        using var other = new Browser(browser.Http);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/rounds");
        await other.Opens($"{await Browser.ConsoleOf(app)}/rounds");
        await other.Presses("rounds.save", ("weeks", "4"));
        // What is not in this form is no reason to refuse it.
        await other.Presses("rounds.weights", ("hours", "200"));

        await browser.Presses("rounds.save", ("next_first_day", "2026-12-14"), ("weeks", "6"));

        browser.Page.ShouldContain("Somebody changed this meanwhile. Nothing was saved; what you see is yours.");
        browser.Page.ShouldContain("A round lasts 4 weeks");
        browser.Fields()["weeks"].ShouldBe("6");
        browser.Fields()["next_first_day"].ShouldBe("2026-12-14");
        await browser.Presses("rounds.save");
        browser.Page.ShouldContain("Saved.");
        browser.Page.ShouldContain("A round lasts 6 weeks");
        browser.Page.ShouldContain("The next round begins on 14 December.");
        browser.Fields()["hours"].ShouldBe("200");
    }

    [Fact]
    public async Task a_members_own_affairs_are_out_of_reach()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Teams);
        using var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);

        foreach (var action in new[] { "membership.leave", "rounds.made-up of words", "proposal.", "" })
        {
            using var form = new FormUrlEncodedContent([
                KeyValuePair.Create("action", action),
                KeyValuePair.Create("subject", ""),
                KeyValuePair.Create("once", "1"),
            ]);
            (await browser.Http.PostAsync($"{console}/rounds", form, Stop)).EnsureSuccessStatusCode();
        }

        // What was refused stands there as refused, and not under a name that the sender made up.
        (await Browser.Audited(app)).ShouldBe(["console.rounds.opened", "console.something-else"]);
        (
            await app.Database.Db.Read(
                db => db.Query<string>(new Statement("test", "SELECT outcome FROM audit WHERE action = 'console.something-else'", null)),
                Stop)).ShouldBe(["refused", "refused", "refused", "refused"]);
    }
}

public sealed class SqliteRoundsTests() : RoundsTests("sqlite");

public sealed class PostgresRoundsTests() : RoundsTests("postgres");
