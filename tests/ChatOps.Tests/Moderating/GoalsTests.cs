using ChatOps.Goals;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>D2: a moderator edits the goals that members can start from.</summary>
public abstract class GoalsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_program_begins_with_ten_in_both_languages()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);

        var all = await Samples(app);

        all.Count.ShouldBe(10);
        all.Select(g => g.Months).Distinct().ShouldBe([1, 3, 6]);
        SampleGoalRules.Faults(all).ShouldBeEmpty();
        all.ShouldAllBe(g => g.Texts["en"].Statement != g.Texts["de"].Statement);
    }

    [Fact]
    public async Task goals_are_added_changed_moved_and_removed_and_kept_when_saved()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        var goals = $"{await Browser.ConsoleOf(app)}/sample-goals";
        await browser.Opens(goals);

        await browser.Presses("remove:0", ("g1.statement.en", "Answer mail <twice> a day"));
        await browser.Presses("down:0");
        await browser.Presses("add");
        (await Samples(app)).Count.ShouldBe(10, "nothing is saved before Save");
        await browser.Presses("save", ("g9.statement.de", "Ein Buch lesen"), ("g9.measure.de", "Die letzte Seite"), ("g9.months", "6"));

        browser.Page.ShouldContain("Saved.");
        var all = await Samples(app);
        all.Count.ShouldBe(10);
        all[1].In("en").ShouldBe(new SampleText("Answer mail <twice> a day", "On four of five days a week"));
        all[^1].Months.ShouldBe(6);
        all[^1]
            .In("en")
            .ShouldBe(new SampleText("Ein Buch lesen", "Die letzte Seite"), "a reader of a language without a text reads another");
        browser.Page.ShouldContain("Answer mail &lt;twice&gt; a day");
        await browser.Opens(goals);
        browser.Fields()["g9.statement.de"].ShouldBe("Ein Buch lesen");
        (await Browser.Audited(app)).ShouldBe(["sample-goals.changed"]);
    }

    [Fact]
    public async Task what_is_missing_or_too_long_is_said_and_stays_in_the_form()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/sample-goals");
        await browser.Presses("add");

        await browser.Presses(
            "save",
            ("g0.measure.en", ""),
            ("g1.statement.en", new string('x', 201)),
            ("g2.measure.de", new string('y', 201)),
            ("g3.months", "2"));

        foreach (
            var sentence in new[]
            {
                "A goal and how one will know go together",
                "A goal is 200 characters at most.",
                "How one will know is 200 characters at most.",
                "Choose one, three or six months.",
                "in one language at least",
            })
            browser.Page.ShouldContain(sentence);
        browser.Fields()["g1.statement.en"].Length.ShouldBe(201);
        (await Samples(app)).Select(g => g.Id).ShouldBe(SampleGoal.Defaults.Select(g => g.Id));
    }

    [Fact]
    public async Task what_somebody_else_changed_meanwhile_is_told_and_nothing_is_lost()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        using var browser = await Browser.SignedIn(app);
        using var other = new Browser(browser.Http);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/sample-goals");
        await other.Opens($"{await Browser.ConsoleOf(app)}/sample-goals");
        for (var i = 0; i < 10; i++)
            await other.Presses("remove:0");
        await other.Presses("save");
        (await Samples(app)).ShouldBeEmpty();
        other.Page.ShouldContain("The list is empty");

        await browser.Presses("save", ("g0.statement.en", "Mine"));

        browser.Page.ShouldContain("Somebody changed this list meanwhile.");
        browser.Fields()["g0.statement.en"].ShouldBe("Mine");
        (await Samples(app)).ShouldBeEmpty();
        await browser.Presses("save");
        browser.Page.ShouldContain("Saved.");
        (await Samples(app))[0].In("en")!.Statement.ShouldBe("Mine");
    }

    private static Task<IReadOnlyList<SampleGoal>> Samples(App app) =>
        app.Database.Db.Read(
            async db =>
                (
                    await app
                        .Services.GetRequiredService<SampleGoalStore>()
                        .Of(db, (await app.Services.GetRequiredService<ProgramStore>().All(db)).ShouldHaveSingleItem().Id)).All,
            Stop);
}

public sealed class SqliteGoalsTests() : GoalsTests("sqlite");

public sealed class PostgresGoalsTests() : GoalsTests("postgres");
