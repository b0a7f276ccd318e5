using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>B2, B3, G3 on the web: a moderator runs a round from the console, and members hear of it where they work.</summary>
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
        var console = await Console(app);

        await browser.Opens($"{console}/rounds");
        await browser.Presses("rounds.run-now");
        await circle.Until("proposed");
        await browser.Opens($"{console}/rounds");
        await browser.Presses("proposal.show");
        browser.Page.ShouldContain("Nobody is told anything until you approve.");
        await browser.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in circle.Members.Values)
            await member.Reads("Your partner is");
        await browser.Opens($"{console}/members");
        browser.Page.ShouldContain("Kim Doe");
        browser.Page.ShouldContain("takes part");
        (await Audited(app)).ShouldBe(["console.members.opened", "console.rounds.opened", "proposal.approve", "proposal.show", "rounds.run-now"]);
    }

    [Fact]
    public async Task a_page_that_is_sent_twice_has_the_effect_of_one()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Lea");
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Console(app)}/rounds");
        var page = browser.Page;
        await browser.Presses("rounds.run-now");
        await circle.Until("proposed");
        await browser.Opens($"{await Console(app)}/rounds");
        await browser.Presses("proposal.show");
        await browser.Presses("proposal.drop");
        await circle.Until("dropped");

        browser.Back(page);
        await browser.Presses("rounds.run-now");

        (await circle.Count("SELECT COUNT(*) FROM proposals")).ShouldBe(1);
    }

    [Fact]
    public async Task a_members_own_affairs_are_out_of_reach()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        using var browser = await Browser.SignedIn(app);
        var console = await Console(app);
        await browser.Opens($"{console}/rounds");

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("action", "membership.leave"), KeyValuePair.Create("subject", ""), KeyValuePair.Create("once", "1")]);
        (await browser.Http.PostAsync($"{console}/rounds", form, Stop)).EnsureSuccessStatusCode();

        (await Audited(app)).ShouldNotContain("membership.leave");
        story.App.ShouldNotBeNull();
    }

    private static async Task<string> Console(App app) =>
        $"/console/{(await app.Database.Db.Read(db => app.Services.GetRequiredService<ProgramStore>().All(db), Stop)).ShouldHaveSingleItem().Key}";

    private static async Task<IReadOnlyList<string>> Audited(App app) => await app.Database.Db.Read(
        db => db.Query<string>(new Statement("test", "SELECT DISTINCT action FROM audit WHERE actor = 'one-time link' AND action <> 'participation.opened' ORDER BY action", null)), Stop);
}

public sealed class SqliteRoundsTests() : RoundsTests("sqlite");

public sealed class PostgresRoundsTests() : RoundsTests("postgres");
