using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>B2 to B5: a moderator proposes, changes and approves a round in chat, and everybody hears of their partner.</summary>
public abstract class RoundTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_round_is_run_now_approved_and_told_to_everybody(string dana)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana), "Kim", "Tom");
        await circle.RunsNow();
        await circle.Dana.Reads("2 groups for 4 members.");
        circle.Members.Values.ShouldAllBe(m => !m.SeesNow("Your partner is"));

        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in circle.Members.Values)
            await member.Reads("Your partner is");
        await circle.Dana.Reads("The round is open: 2 groups, 4 members.");
        await circle.Dana.Presses("delivery.show");
        await circle.Dana.Reads("4 told, 0 waiting for their hour, 0 to look at.");
        (await circle.Count("SELECT COUNT(*) FROM (SELECT person_id FROM partners GROUP BY person_id HAVING COUNT(*) > 1) twice")).ShouldBe(
            0);
    }

    [Fact]
    public async Task an_odd_number_gives_one_trio_and_nobody_is_left()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim");

        await circle.RunsNow();
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in circle.Members.Values)
            await member.Reads("Your partners are");
    }

    [Fact]
    public async Task who_cannot_be_reached_is_found_before_the_reveal_and_nobody_waits_for_them()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Tom");
        // Tom closes his account; nobody wrote to him since.
        ((InTeams)circle.Members["Tom"]).Teams.Person.IsInstalled = false;

        await circle.RunsNow();
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");
        await circle.Dana.Reads("The round is open:");

        await circle.Dana.Reads("Tom Doe: can't be reached");
        (await circle.Proposed()).ShouldBe(["Ana+Ben+Kim"]);
        circle.Members["Tom"].SeesNow("Your partner").ShouldBeFalse();
        await circle.Dana.Presses("delivery.show");
        await circle.Dana.Reads("Tom Doe: can't be reached at the moment");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task pairs_are_swapped_locked_split_and_put_together_again(string dana)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana), "Kim", "Tom");
        await circle.RunsNow();
        var before = await circle.Proposed();
        // A hand in Slack finds the last button of the card, one in Teams the first.
        var (first, second) = dana == "Slack" ? (before[1].Split('+'), before[0].Split('+')) : (before[0].Split('+'), before[1].Split('+'));

        await circle.Dana.Presses("proposal.group");
        (
            await circle.Dana.Sends(
                "proposal.group",
                "proposal.swap",
                ("who", await circle.IdOf(first[1])),
                ("with", await circle.IdOf(second[0])))).ShouldBe("");
        await circle.Dana.LooksUp();

        string[] swapped =
        [
            string.Join('+', new[] { first[0], second[0] }.Order(StringComparer.Ordinal)),
            string.Join('+', new[] { first[1], second[1] }.Order(StringComparer.Ordinal)),
        ];
        (await circle.Proposed()).ShouldBe(swapped.Order(StringComparer.Ordinal));
        await circle.Dana.Reads("locked");
        await circle.Dana.Presses("proposal.again");
        await circle.Until("proposed");
        await circle.SeesTheProposal();
        (await circle.Proposed()).ShouldBe(swapped.Order(StringComparer.Ordinal), ignoreOrder: false, "a swapped group is locked");

        await circle.Dana.Presses("proposal.group");
        await circle.Dana.Presses("proposal.split");
        await circle.Dana.LooksUp();
        await circle.Dana.Reads("waits since you changed their group");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_moderator_who_fills_in_the_form_for_joining_is_paired_like_everybody(string dana)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana), "Kim");
        await circle.RunsNow();
        (await circle.Proposed()).ShouldBe(["Ana+Ben+Kim"]);
        await circle.SeesTheProposal();

        await circle.Dana.Presses("rounds.take-part");
        await circle.Dana.Reads("Find a partner for what you want to get done");
        (
            await circle.Dana.Sends(
                "rounds.take-part",
                "intake.submit",
                ("topic", "writing"), ("languages", "en"), ("mode", "video"), ("feedback_style", "both"), ("agree", "true"))).ShouldBe("");
        await circle.Dana.LooksUp();
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'active'", 4);
        await circle.SeesTheProposal();
        await circle.Dana.Presses("proposal.again");
        await circle.Until("proposed");

        var pairs = await circle.Proposed();
        pairs.Count.ShouldBe(2);
        pairs.ShouldContain(p => p.Contains("Dana", StringComparison.Ordinal));
        await circle.SeesTheProposal();
        await circle.Dana.Reads("2 groups");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task the_rounds_card_is_one_and_says_how_it_is(string dana)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(dana), "Kim");
        await circle.Dana.Reads("Autumn 2026 is there.");
        await circle.RunsNow();
        await circle.SeesTheProposal();
        await circle.Dana.Reads("See the pairs");
        circle.Dana.SeesNow("Run now").ShouldBeFalse("it runs");

        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");
        await circle.Dana.Reads("Round 1 is open, ");
        await app.CardsRest();

        circle.Dana.With("Rounds of Autumn 2026").Count.ShouldBe(1);
        circle.Dana.SeesNow("No round is open.").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_dry_run_shows_what_would_be_and_changes_nothing(string moderator)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Enum.Parse<Channel>(moderator), "Kim", "Tom");
        await circle.Dana.Says("rounds");
        await circle.Dana.Reads("Rounds of Autumn 2026");

        await circle.Dana.Presses("rounds.dry-run");

        await circle.Dana.Reads("2 groups for 4 members. Nothing was changed, and nobody is told.");
        await app.CardsRest();
        circle.Dana.SeesNow("Rounds of Autumn 2026").ShouldBeTrue("What was pressed is still there.");
        (
            await circle.Count(
                "SELECT (SELECT COUNT(*) FROM proposals) + (SELECT COUNT(*) FROM rounds) + (SELECT COUNT(*) FROM partnerships)"
            )).ShouldBe(0);
        circle.Members.Values.ShouldAllBe(m => !m.SeesNow("partner is"));
    }

    [Fact]
    public async Task nobody_but_a_moderator_can_do_any_of_it()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Tom");
        await circle.RunsNow();
        var proposal = (
            await app.Database.Db.Read(
                db => db.Query<string>(new Statement("test", "SELECT id FROM proposals", null)),
                TestContext.Current.CancellationToken)).Single();
        var group = (
            await app.Database.Db.Read(
                db => db.Query<string>(new Statement("test", "SELECT id FROM proposal_groups", null)),
                TestContext.Current.CancellationToken))[0];
        var program = (
            await app.Database.Db.Read(
                db => db.Query<string>(new Statement("test", "SELECT id FROM programs", null)),
                TestContext.Current.CancellationToken)).Single();
        var ana = (InSlack)circle.Members["Ana"];
        var before = await Rows(circle);

        foreach (
            var (action, subject) in new[]
            {
                ("rounds.run-now", program),
                ("rounds.dry-run", program),
                ("rounds.plan", program),
                ("rounds.save", program),
                ("rounds.weigh", program),
                ("rounds.weights", program),
                ("rounds.take-part", program),
                ("proposal.show", program),
                ("proposal.page", proposal),
                ("proposal.group", group),
                ("proposal.swap", group),
                ("proposal.lock", group),
                ("proposal.unlock", group),
                ("proposal.split", group),
                ("proposal.again", proposal),
                ("proposal.approve", $"{proposal}/2"),
                ("proposal.drop", proposal),
            })
            await ana.Slack.Forges(action, subject);

        (await Rows(circle)).ShouldBe(before);
        ana.Sees().ShouldAllBe(m => !m.Contains("groups for", StringComparison.Ordinal));
    }

    private static async Task<string> Rows(Circle circle) =>
        string.Join(
            '\n',
            await circle.App.Database.Db.Read(
                async db =>
                {
                    var all = new List<string>();
                    foreach (
                        var sql in new[]
                        {
                            "SELECT id || state || version || first_day FROM proposals",
                            "SELECT id || is_locked FROM proposal_groups ORDER BY id",
                            "SELECT settings FROM programs",
                        })
                        all.AddRange(await db.Query<string>(new Statement("test", sql, null)));
                    return all;
                },
                TestContext.Current.CancellationToken));
}

public sealed class SqliteRoundTests() : RoundTests("sqlite");

public sealed class PostgresRoundTests() : RoundTests("postgres");
