using System.Text.Json.Nodes;
using ChatOps.Joining.Leaving;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>A4: leaving asks once, and can be undone until the partner is told.</summary>
public abstract class LeaveTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task the_partner_is_told_ten_minutes_later_and_not_before(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));

        await story.Ana.AsksToLeave();
        await story.Ana.Reads("Your partner is told kindly that the pairs have changed.");
        await story.Ana.Presses("membership.leave-yes");
        await story.Ana.Reads("Your partner is told after that, not before.");
        await app.Restart();
        await app.Later(LeaveProgram.UndoFor - Duration.FromMinutes(1));
        await app.CardsRest();
        story.Ben.SeesNow("The pairs have changed.").ShouldBeFalse();
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 0);

        await app.Later(Duration.FromMinutes(2));
        await story.Ana.Reads("You have left Autumn 2026.");
        await story.Ben.Reads("The pairs have changed.");
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 1);
        story.Ana.SeesNow("Undo").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task until_then_it_can_be_undone_and_nobody_learns_of_it(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Ana.AsksToLeave();
        await story.Ana.Presses("membership.leave-yes");
        await story.Ana.Reads("You're leaving Autumn 2026.");

        await story.Ana.Presses("membership.leave-undo");
        await story.Ana.Reads("You're staying in Autumn 2026, and nobody was told.");
        await story.Ana.LooksUp();
        await app.Later(Duration.FromHours(1));
        await app.CardsRest();

        story.Ben.SeesNow("The pairs have changed.").ShouldBeFalse();
        await story.Ana.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("call the supplier");
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task who_stays_stays_and_an_undo_that_comes_too_late_says_how_it_is(string ana)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Channel.Slack);

        await story.Ana.AsksToLeave();
        await story.Ana.Reads("You can join again at any time.");
        await story.Ana.Presses("membership.leave-no");
        await story.Ana.Reads("You're staying in Autumn 2026, and nobody was told.");
        await story.Ana.LooksUp();
        await app.Later(Duration.FromHours(1));
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'active'", 2);

        await story.Ana.AsksToLeave();
        await story.Ana.Presses("membership.leave-yes");
        await story.Ana.Reads("You're leaving Autumn 2026.");
        await app.CardsRest();
        var late = await Undoing(app, story.Ana);
        await app.Later(LeaveProgram.UndoFor + Duration.FromMinutes(1));
        await late();
        await story.Ana.Reads("You have left Autumn 2026.");
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 1);
    }

    /// <summary>The button as it stands before them now, pressed when they want.</summary>
    private static async Task<Func<Task>> Undoing(App app, Member member)
    {
        const string Action = "membership.leave-undo";
        if (member is InTeams { Teams: var teams })
        {
            var press = teams.Press(Action);
            return () => teams.Takes(press);
        }

        var programs = new Statement("test", "SELECT id FROM programs", null);
        var id = (await app.Database.Db.Read(db => db.Query<string>(programs, null), TestContext.Current.CancellationToken))[0];
        return () => ((InSlack)member).Slack.Forges(Action, id);
    }

    [Fact]
    public async Task whoever_joins_again_within_the_ten_minutes_is_not_put_out()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        var kim = (InSlack)app.Newcomer(Channel.Slack, "Kim Sato");
        await kim.Says("join");
        await kim.Reads("Find a partner for what you want to get done");
        await kim.Presses("join.open");
        var form = kim.Slack.Submission(
            ("topic", "writing"), ("languages", "en"), ("mode", "video"), ("feedback_style", "both"), ("agree", "true"));
        await kim.Slack.Interacts((JsonObject)form.DeepClone());
        await kim.LooksUp();
        await kim.AsksToLeave();
        await kim.Presses("membership.leave-yes");
        await kim.Reads("You're leaving Autumn 2026.");

        form["view"]!["hash"] = "opened on another device";
        await kim.Slack.Interacts(form);
        await kim.Reads("You're staying in Autumn 2026");
        await app.Later(Duration.FromHours(1));

        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'active'", 3);
    }
}

public sealed class SqliteLeaveTests() : LeaveTests("sqlite");

public sealed class PostgresLeaveTests() : LeaveTests("postgres");
