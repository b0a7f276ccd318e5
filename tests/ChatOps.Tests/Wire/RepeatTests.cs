using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>The same delivery twice has the effect of one.</summary>
public abstract class RepeatTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task a_form_that_slack_hands_in_twice_counts_once_and_an_edited_one_is_another()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        await story.Ana.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("call the supplier");
        var ben = ((InSlack)story.Ben).Slack;
        await story.Ben.LooksUp();
        await ben.Presses("copy.comment");

        // The answer was lost: the modal still stands, with the same id and hash.
        var submission = ben.Submission(("text", "who answers fastest?"));
        await ben.Interacts(submission);
        await ben.Interacts(submission);
        (await Count(app, "responses WHERE kind = 'comment'")).ShouldBe(1);
        await ben.Interacts(ben.Submission(("text", "who answers first?")));

        (await Count(app, "responses WHERE kind = 'comment'")).ShouldBe(2, "the member changed something: that is no repeat");
        await story.Ana.Reads("who answers fastest?");
        await story.Ana.Reads("who answers first?");
    }

    [Fact]
    public async Task an_edited_week_is_not_taken_for_a_repeat()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        var ana = ((InSlack)story.Ana).Slack;
        await story.Ana.LooksUp();
        await ana.Presses("check-in.write");
        await ana.Interacts(ana.Submission(("c1_text", "call the supplier")));
        await story.Ben.Reads("call the supplier");

        await ana.Submits(("c1_text", "call two suppliers"));

        // Meanwhile the week changed, by the very submission whose answer was lost: they are asked, nothing that they typed is dropped.
        await story.Ana.Reads("You changed this somewhere else");
        story.Ana.StillHolds("call two suppliers").ShouldBeTrue();
    }

    [Fact]
    public async Task an_invoke_that_teams_sends_twice_counts_once()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await story.Ana.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("call the supplier");
        var ben = ((InTeams)story.Ben).Teams;
        await ben.Presses("copy.comment");

        var invoke = ben.Press("copy.comment.send", ("text", "who answers fastest?"));
        await ben.Send(invoke);
        await ben.Send(invoke);

        await story.Ana.Reads("who answers fastest?");
        (await Count(app, "responses WHERE kind = 'comment'")).ShouldBe(1);
    }

    [Fact]
    public async Task a_message_counts_once_whether_slack_retries_it_or_gives_it_a_new_event_id()
    {
        await using var app = await App.Start(_engine);
        var kim = (InSlack)app.Newcomer(Channel.Slack, "Kim Sato");
        var message = kim.Slack.Message("hello there");

        await kim.Slack.Delivers(message);
        await kim.Slack.Delivers(message, retry: 1);
        message["event_id"] = "Ev0ANOTHER";
        await kim.Slack.Delivers(message, retry: 2);

        await kim.Reads("What would you like to do?");
        (await Count(app, "outbox WHERE kind = 'menu' AND wanted = 1")).ShouldBe(1, "asked for once");
        await kim.Says("hello again");
        (await Count(app, "outbox WHERE kind = 'menu' AND wanted = 2")).ShouldBe(1);
    }

    [Theory]
    [InlineData("check-in.save", false)]
    [InlineData("check-in.save", true)]
    [InlineData("check-in.submit", false)]
    [InlineData("check-in.submit", true)]
    public async Task an_invoke_that_teams_sends_twice_gets_the_first_answer_again(string verb, bool afterARestart)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await story.Ben.Reads("Your week,");
        await app.CardsRest();
        var ben = ((InTeams)story.Ben).Teams;
        var press = ben.Press(verb, ("c1_text", "call the supplier"));
        var once = await ben.Send(press);
        once.ShouldContain("vnd.microsoft.card.adaptive");
        await app.CardsRest();

        if (afterARestart)
            await app.Restart();
        using var host = new HttpClient { BaseAddress = app.Client.BaseAddress };
        var again = await new TeamsMember(host, app.Teams, ben.Person).Send(press);

        again.ShouldBe(once);
        (await Count(app, "check_ins WHERE draft IS NOT NULL OR words IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task a_button_that_nobody_knows_says_so_in_both_channels_and_both_languages()
    {
        await using var app = await App.Start(_engine);
        var kim = ((InTeams)app.Newcomer(Channel.Teams, "Kim Sato")).Teams;
        var lea = ((InTeams)app.Newcomer(Channel.Teams, "Lea Roth", locale: "de-DE")).Teams;
        var gil = ((InSlack)app.Newcomer(Channel.Slack, "Gil Noor")).Slack;

        foreach (var verb in new[] { "check-in.shred", "no such verb!", "" })
        {
            (await kim.Send(Unknown(kim, verb))).ShouldContain("This button does not work any more");
            (await lea.Send(Unknown(lea, verb))).ShouldContain("Dieser Knopf funktioniert nicht mehr");
        }
        var twice = Unknown(kim, "check-in.shred");
        (await kim.Send(twice)).ShouldBe(await kim.Send(twice));
        await kim.Send(kim.Activity("message").With("value", new JsonObject { ["action"] = "check-in.shred" }));
        await App.Eventually(() => kim.Sees().Any(Says), () => "Never told.");
        await gil.Forges("check-in.shred", "x");
        await App.Eventually(() => gil.SeesAlone().Any(Says), () => "Never told.");

        static bool Says(string message) => message.Contains("This button does not work any more", StringComparison.Ordinal);

        static JsonObject Unknown(TeamsMember member, string verb)
        {
            var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = new JsonObject() };
            return member
                .Activity("invoke")
                .With("name", "adaptiveCard/action")
                .With("value", new JsonObject { ["action"] = action, ["trigger"] = "manual" });
        }
    }

    private static Task<int> Count(App app, string rows) => app.Database.Db.Read(
        db => db.Find<int>(new Statement("test", $"SELECT COUNT(*) FROM {rows}", null)), TestContext.Current.CancellationToken);
}

public sealed class SqliteRepeatTests() : RepeatTests("sqlite");

public sealed class PostgresRepeatTests() : RepeatTests("postgres");
