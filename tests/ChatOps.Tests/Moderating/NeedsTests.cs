using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Moderating;

/// <summary>G3 on the web: the same list as the card's, and what can be done about each.</summary>
public abstract class NeedsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task an_applicant_is_admitted_from_the_page_and_hears_of_it(string where)
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Teams);
        var kim = await Applies(app, Enum.Parse<Channel>(where));
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");
        browser.Page.ShouldContain("Would like to join");
        browser.Page.ShouldContain("Kim Doe");

        await browser.Presses("applicant.admit");

        await kim.Reads("You're in");
        browser.Page.ShouldNotContain("Kim Doe");
        (
            await Count(
                app,
                "SELECT COUNT(*) FROM audit a JOIN persons p ON p.id = a.person_id WHERE a.action = 'applicant.admit' AND p.display_name = "
                + "'Kim Doe'"
            )).ShouldBe(1);
    }

    [Fact]
    public async Task nobody_needs_anybody_is_said_calmly()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Teams);
        using var browser = await Browser.SignedIn(app);

        await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");

        browser.Page.ShouldContain("Nobody needs you right now.");
        (await Browser.Audited(app)).ShouldBe(["console.needs-you.opened"]);
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_quiet_pair_is_written_to_once_with_one_of_three_texts(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Quiet(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");
        browser.Page.ShouldContain("Ana Ruiz, Ben Okafor");
        foreach (
            var text in new[] { "How is it going for you two?", "If this is a full time for you", "Sometimes two just don&#x27;t fit" })
            browser.Page.ShouldContain(text);

        await browser.Presses("step-in.send");
        browser.Page.ShouldContain("Please choose one.");
        await browser.Presses("step-in.send", ("text", "hello"));

        browser.Page.ShouldContain("Sent to both.");
        await story.Ana.Reads("How is it going for you two?");
        await story.Ben.Reads("How is it going for you two?");
        await browser.Presses("step-in.send", ("text", "pause"));
        browser.Page.ShouldContain("Somebody wrote to this pair less than a week ago.");
        (await Count(app, "SELECT COUNT(*) FROM step_ins")).ShouldBe(1);
        (await Count(app, "SELECT COUNT(DISTINCT person_id) FROM audit WHERE action = 'step-in.send'")).ShouldBe(2);
    }

    [Fact]
    public async Task a_moderator_never_sees_the_quiet_weeks_of_their_own_reports()
    {
        await using var app = await App.Start(_engine);
        await Quiet(app, Channel.Slack, Channel.Teams);
        await Run(app, $"UPDATE persons SET manager_email = '{App.ModeratorEmail}' WHERE display_name = 'Ana Ruiz'");
        using var browser = await Browser.SignedIn(app);

        await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");

        browser.Page.ShouldContain("Nobody needs you right now.");
        browser.Page.ShouldNotContain("Ana");
    }

    [Fact]
    public async Task those_without_a_partner_are_paired_by_hand_from_the_page()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Lea");
        using var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);
        await circle.Dana.Says("pair");
        await circle.Dana.Reads("members have no partner now");
        await circle.Dana.Presses("pair.open");
        (
            await circle.Dana.Sends("pair.open", "pair.submit", ("first", await circle.IdOf("Ana")), ("second", await circle.IdOf("Ben")))
        ).ShouldBe("");
        await browser.Opens($"{console}/needs-you");
        browser.Page.ShouldContain("Have no partner yet");
        browser.Page.ShouldContain("Kim Doe");
        browser.Page.ShouldContain("Lea Doe");

        await browser.Presses("pair.open");
        await browser.Presses("pair.submit", ("first", await circle.IdOf("Kim")), ("second", await circle.IdOf("Kim")));
        browser.Page.ShouldContain("You have chosen this person twice.");
        await browser.Presses("pair.submit", ("second", await circle.IdOf("Lea")));

        browser.Page.ShouldContain("They are partners now");
        await circle.Members["Kim"].Reads("Your partner is Lea Doe");
        await circle.Members["Lea"].Reads("Your partner is Kim Doe");
    }

    /// <summary>Somebody who waits for an answer.</summary>
    private static async Task<Member> Applies(App app, Channel channel)
    {
        await Run(app, "UPDATE programs SET is_open = FALSE");
        var kim = app.Newcomer(channel, "Kim Doe");
        await kim.Says("join");
        await kim.Reads("Find a partner for what you want to get done");
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
        return kim;
    }

    /// <summary>Ana and Ben stand together, and Ana let two weeks pass.</summary>
    private static async Task<Story> Quiet(App app, Channel ana, Channel ben)
    {
        var story = await Story.Begin(app, ana, ben);
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        foreach (var week in new[] { 2, 1 })
            await app.Database.Db.Write(
                db =>
                    db.Execute(
                        new Statement(
                            "test",
                            """
                            INSERT INTO check_ins (id, membership_id, program_id, person_id, round_id, week, state, is_closed, partnership_id, opens_at, on_time_until, closes_at, version)
                            SELECT @Id, m.id, m.program_id, m.person_id, s.round_id, @Week, 'due', TRUE, s.id, @At, @At, @At, 1
                            FROM memberships m JOIN persons p ON p.id = m.person_id JOIN partnerships s ON s.program_id = m.program_id WHERE p.display_name = 'Ana Ruiz'
                            """,
                            null),
                        new
                        {
                            Id = Ids.New(),
                            Week = new LocalDate(2026, 11, 23).PlusWeeks(-week),
                            At = App.Monday - Duration.FromDays(7 * week),
                        }),
                Stop);
        return story;
    }

    private static Task<int> Run(App app, string sql) => app.Database.Db.Write(db => db.Execute(new Statement("test", sql, null)), Stop);

    private static Task<int> Count(App app, string sql) => app.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), Stop);
}

public sealed class SqliteNeedsTests() : NeedsTests("sqlite");

public sealed class PostgresNeedsTests() : NeedsTests("postgres");
