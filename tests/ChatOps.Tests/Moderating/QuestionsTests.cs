using System.Net;
using System.Text.RegularExpressions;
using ChatOps.Channels;
using ChatOps.Operations.SignIn;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>E7: a moderator edits the questions in the console, and members find them where they work.</summary>
public abstract partial class QuestionsTests(string engine)
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
        using var browser = await SignedIn(app);
        var page = await browser.GetStringAsync(await Address(app), Stop);

        var added = await Post(browser, page, "add:LongText");
        var saved = await Post(browser, added, "save", ("q5.label.en", "What made you laugh?"), ("q5.label.de", "Was hat dich zum Lachen gebracht?"));
        saved.ShouldContain("Saved.");
        await story.Week();
        await story.Ana.Shares(("c1_text", "call the supplier"), (Fields(added)["q5.id"], "the printer's new name"));

        await story.Ben.Reads("What made you laugh?:");
        await story.Ben.Reads("the printer's new name");
        // A week that is over keeps its answer when the question goes.
        var gone = await Post(browser, await Post(browser, saved, "remove:5"), "save");
        gone.ShouldContain("Saved.");
        await story.Ana.Changes(("c1_text", "call two suppliers"));
        await story.Ben.Reads("call two suppliers");
        (await Settings(app)).RetiredQuestions.ShouldHaveSingleItem().Labels["en"].ShouldBe("What made you laugh?");
    }

    [Fact]
    public async Task what_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await SignedIn(app);
        var mine = await browser.GetStringAsync(await Address(app), Stop);
        (await Post(browser, await Post(browser, mine, "remove:0"), "save")).ShouldContain("Saved.");

        var late = await Post(browser, await Post(browser, mine, "remove:1"), "save");

        late.ShouldContain("Nothing was saved");
        (await Settings(app)).Questions.Select(q => q.Id).ShouldBe(["went_well", "went_less_well", "in_the_way", "help"]);
    }

    [Fact]
    public async Task what_would_be_too_much_for_teams_is_refused()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await SignedIn(app);
        var page = await browser.GetStringAsync(await Address(app), Stop);
        for (var i = 5; i < 9; i++)
            page = await Post(browser, await Post(browser, page, "add:LongText"), "nothing", ($"q{i}.label.en", $"Question {i}"));

        (await Post(browser, page, "save")).ShouldContain("28 KB is the most");

        (await Settings(app)).Questions.Count.ShouldBe(5);
    }

    [Fact]
    public async Task somebody_elses_program_is_not_there()
    {
        await using var app = await App.Start(_engine);
        using var browser = await SignedIn(app);

        (await browser.GetAsync("/console/none/questions", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync("/console/none/questions", new FormUrlEncodedContent([KeyValuePair.Create("do", "save")]), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task nobody_comes_in_without_the_role_or_from_another_site()
    {
        await using var app = await App.Start(_engine);
        (await app.Client.GetAsync("/console", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = await SignedIn(app);
        (await browser.GetAsync("/console", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/console/x/questions") { Content = new FormUrlEncodedContent([]) };
        foreign.Headers.Add("Origin", "https://evil.example");

        (await browser.SendAsync(foreign, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> Address(App app) => $"/console/{(await Program(app)).Key}/questions";

    private static async Task<ProgramSettings> Settings(App app) => (await Program(app)).Settings;

    private static async Task<ChatOps.Programs.Program> Program(App app) =>
        (await app.Database.Db.Read(db => app.Services.GetRequiredService<ProgramStore>().All(db), Stop)).ShouldHaveSingleItem();

    private static async Task<HttpClient> SignedIn(App app)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = app.Client.BaseAddress };
        await browser.GetAsync($"{OneTimeLink.Path}?key={app.Services.GetRequiredService<OneTimeLink>().Key}", Stop);
        return browser;
    }

    /// <summary>Sends the page's form as a browser would, with one of its buttons.</summary>
    private static async Task<string> Post(HttpClient browser, string page, string button, params (string Field, string Value)[] typed)
    {
        var fields = Fields(page);
        foreach (var (field, value) in typed)
            fields[field] = value;
        fields["do"] = button;
        var answer = await browser.PostAsync(FormOf().Match(page).Groups[1].Value, new FormUrlEncodedContent(fields), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static Dictionary<string, string> Fields(string page) => InputOf().Matches(page)
        .Where(m => !m.Value.Contains("checkbox", StringComparison.Ordinal) || m.Value.Contains(" checked", StringComparison.Ordinal))
        .GroupBy(m => m.Groups[1].Value)
        .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups[2].Value));

    [GeneratedRegex("<form method=\"post\" action=\"(/console/[^\"]+)\"")]
    private static partial Regex FormOf();

    [GeneratedRegex("<input [^>]*name=\"((?:q[0-9]|n|before)[^\"]*)\"[^>]* value=\"([^\"]*)\"[^>]*>")]
    private static partial Regex InputOf();
}

public sealed class SqliteQuestionsTests() : QuestionsTests("sqlite");

public sealed class PostgresQuestionsTests() : QuestionsTests("postgres");
