using System.Net;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>E7: a moderator edits the questions in the console, and members find them where they work.</summary>
public abstract class QuestionsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task a_new_question_is_asked_in_both_channels_and_its_answer_reaches_the_partner(string from, string to)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(from), Enum.Parse<Channel>(to));
        using var browser = await Browser.SignedIn(app);
        await browser.Opens(await Address(app));

        await browser.Presses("add:LongText");
        var question = browser.Fields()["q5.id"];
        // A question that looks back is asked from the second week on.
        await browser.Presses(
            "save",
            ("q5.label.en", "What made you laugh?"), ("q5.label.de", "Was hat dich zum Lachen gebracht?"), ("q5.ahead", "true"));
        browser.Page.ShouldContain("Saved.");
        await story.Week();
        await story.Ana.Shares(("c1_text", "call the supplier"), (question, "the printer's new name"));

        await story.Ben.Reads("What made you laugh?:");
        await story.Ben.Reads("the printer's new name");
        // A week that is over keeps its answer when the question goes.
        await browser.Presses("remove:5");
        await browser.Presses("save");
        browser.Page.ShouldContain("Saved.");
        await story.Ana.Changes(("c1_text", "call two suppliers"));
        await story.Ben.Reads("call two suppliers");
        (await Settings(app)).RetiredQuestions.ShouldHaveSingleItem().Labels["en"].ShouldBe("What made you laugh?");
    }

    [Fact]
    public async Task what_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        using var other = new Browser(browser.Http);
        await browser.Opens(await Address(app));
        await other.Opens(await Address(app));
        await other.Presses("remove:0");
        await other.Presses("save");
        other.Page.ShouldContain("Saved.");

        await browser.Presses("remove:1");
        await browser.Presses("save");

        browser.Page.ShouldContain("Nothing was saved");
        (await Settings(app)).Questions.Select(q => q.Id).ShouldBe(["went_well", "went_less_well", "in_the_way", "help"]);
        // What was changed still stands there; saving once more is a decision.
        await browser.Presses("save");
        browser.Page.ShouldContain("Saved.");
        (await Settings(app)).Questions.Select(q => q.Id).ShouldBe(["reason", "went_less_well", "in_the_way", "help"]);
    }

    [Fact]
    public async Task the_preview_shows_what_both_channels_will_get_in_either_language_and_saves_nothing()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        await browser.Opens(await Address(app));
        await browser.Presses("add:LongText");

        await browser.Presses("preview", ("q5.label.en", "What made <you> laugh?"), ("q5.label.de", "Was war lustig?"), ("language", "de"));

        var (teams, slack) = (
            browser.Page.Split("class=\"teams-card\"")[1].Split("<details")[0],
            browser.Page.Split("class=\"slack-modal\"")[1].Split("<details")[0]);
        teams.ShouldContain("Was war lustig?");
        slack.ShouldContain("Was war lustig?");
        await browser.Presses("preview", ("language", "en"));
        browser.Page.Split("What made &lt;you&gt; laugh?").Length.ShouldBeGreaterThan(4);
        browser.Page.ShouldNotContain("<you>");
        (await Settings(app)).Questions.Count.ShouldBe(5);
    }

    [Fact]
    public async Task questions_are_reordered_by_keyboard_alone()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        await browser.Opens(await Address(app));

        await browser.Presses("up:4");
        browser.Page.ShouldContain("value=\"up:3\" aria-label");
        System.Text.RegularExpressions.Regex.Match(browser.Page, "value=\"([^\"]*)\"[^>]* autofocus").Groups[1].Value.ShouldBe("up:3");
        await browser.Presses("up:3");
        await browser.Presses("save");

        (await Settings(app)).Questions.Select(q => q.Id).ShouldBe(["reason", "went_well", "help", "went_less_well", "in_the_way"]);
    }

    [Fact]
    public async Task what_would_be_too_much_for_teams_is_refused()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        await browser.Opens(await Address(app));
        for (var i = 5; i < 9; i++)
        {
            await browser.Presses("add:LongText");
            await browser.Presses("preview", ($"q{i}.label.en", $"Question {i}"));
        }

        await browser.Presses("save");

        browser.Page.ShouldContain("28 KB is the most");

        (await Settings(app)).Questions.Count.ShouldBe(5);
    }

    [Fact]
    public async Task somebody_elses_program_is_not_there()
    {
        await using var app = await App.Start(_engine);
        using var browser = await Browser.SignedIn(app);

        (await browser.Http.GetAsync("/console/none/questions", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (
            await browser.Http.PostAsync("/console/none/questions", new FormUrlEncodedContent([KeyValuePair.Create("do", "save")]), Stop)
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task nobody_comes_in_without_the_role_or_from_another_site()
    {
        await using var app = await App.Start(_engine);
        (await app.Client.GetAsync("/console", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = await Browser.SignedIn(app);
        (await browser.Http.GetAsync("/console", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/console/x/questions") { Content = new FormUrlEncodedContent([]) };
        foreign.Headers.Add("Origin", "https://evil.example");

        (await browser.Http.SendAsync(foreign, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> Address(App app) => $"/console/{(await Program(app)).Key}/questions";

    private static async Task<ProgramSettings> Settings(App app) => (await Program(app)).Settings;

    private static async Task<ChatOps.Programs.Program> Program(App app) =>
        (await app.Database.Db.Read(db => app.Services.GetRequiredService<ProgramStore>().All(db), Stop)).ShouldHaveSingleItem();
}

public sealed class SqliteQuestionsTests() : QuestionsTests("sqlite");

public sealed class PostgresQuestionsTests() : QuestionsTests("postgres");
