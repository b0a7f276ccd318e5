using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>
/// B12: a program in which one supports the other, from the moderator's word over the two forms to what each reads of the other.
/// </summary>
public abstract class OneSidedTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task each_says_what_they_would_be_and_reads_what_they_are(string dana, string kim)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana));
        await BecomesOneSided(circle.Dana);
        // Ana was there before, and says so later; Ben says nothing, and so would be either.
        await Prefers(circle.Members["Ana"], "supported");
        var (supporter, other) = (app.Newcomer(Enum.Parse<Channel>(kim), "Kim Doe"), app.Newcomer(Enum.Parse<Channel>(dana), "Tom Doe"));
        await supporter.Joins(("side", "supporter"));
        await other.Joins(("side", "supporter"));
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NULL", 0);

        await circle.RunsNow();
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in new[] { circle.Members["Ana"], circle.Members["Ben"] })
            await member.Reads("Doe is supporting you");
        await App.Eventually(
            () =>
                new[] { supporter, other }.All(m => m.SeesNow("You are supporting Ana Ruiz") || m.SeesNow("You are supporting Ben Okafor")),
            () => "A supporter was not told whom they support.");
        supporter.SeesNow("is supporting you").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task an_odd_number_shares_a_supporter(string dana, string kim)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana));
        await BecomesOneSided(circle.Dana);
        await Prefers(circle.Members["Ana"], "supported");
        await Prefers(circle.Members["Ben"], "supported");
        var supporter = app.Newcomer(Enum.Parse<Channel>(kim), "Kim Doe");
        await supporter.Joins(("side", "supporter"));
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NULL", 0);

        await circle.RunsNow();
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        await supporter.Reads("You are supporting Ana Ruiz and Ben Okafor");
        await circle.Members["Ana"].Reads("Kim Doe is supporting you and Ben Okafor");
        await circle.Members["Ben"].Reads("Kim Doe is supporting you and Ana Ruiz");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task by_hand_too_and_never_two_who_both_want_support(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await BecomesOneSided(story.Dana);
        await Prefers(story.Ana, "supported");
        await Prefers(story.Ben, "supported");
        (await story.Tries()).ShouldContain("This pair can't be made. Reasons aren't shown.");
        await story.Dana.LooksUp();
        await Prefers(story.Ben, "either");

        await story.Pair();

        await story.Ana.Reads("Ben Okafor is supporting you");
        await story.Ben.Reads("You are supporting Ana Ruiz");
    }

    [Fact]
    public async Task the_form_asks_for_a_side()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack);
        await BecomesOneSided(circle.Dana);
        var kim = app.Newcomer(Channel.Teams, "Kim Doe");
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
                ("agree", "true"))).ShouldContain("Please choose one. \"Either is fine\" is a good answer, too.");
    }

    private static async Task BecomesOneSided(Member dana)
    {
        await dana.Says("rounds");
        await dana.Reads("Rounds of Autumn 2026");
        (await dana.Sends("rounds.plan", "rounds.save", ("is_one_sided", "true"))).ShouldBe("");
        await dana.LooksUp();
    }

    private static async Task Prefers(Member member, string side)
    {
        await member.Says("preferences");
        await member.Reads("All optional. Leave out whatever you like.");
        (await member.Sends("preferences.open", "preferences.submit", ("side", side))).ShouldBe("");
        await member.Reads("Saved.");
        await member.LooksUp();
    }
}

public sealed class SqliteOneSidedTests() : OneSidedTests("sqlite");

public sealed class PostgresOneSidedTests() : OneSidedTests("postgres");
