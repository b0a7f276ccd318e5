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

    private static Task<int> Count(App app, string rows) => app.Database.Db.Read(
        db => db.Find<int>(new Statement("test", $"SELECT COUNT(*) FROM {rows}", null)), TestContext.Current.CancellationToken);
}

public sealed class SqliteRepeatTests() : RepeatTests("sqlite");

public sealed class PostgresRepeatTests() : RepeatTests("postgres");
