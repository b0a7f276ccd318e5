using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>What clients leave out, and what they send in the place of a value.</summary>
public abstract class UnreadableTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task a_client_that_sends_a_buttons_data_alone_leaves_the_draft()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        var ana = ((InTeams)story.Ana).Teams;
        await story.Ana.Sends("check-in.write", "check-in.save", ("c1_text", "call the supplier"), ("in_the_way", "rain"));
        foreach (var verb in new[] { "check-in.save", "check-in.submit" })
        {
            await app.CardsRest();
            if (!ana.Verbs().Contains(verb))
                await ana.Presses("check-in.write");
            var press = ana.Press(verb);
            var data = press["value"]!["action"]!["data"]!.AsObject();
            foreach (var input in data.Select(d => d.Key).Except(["action", "subject", "kind"]).ToList())
                data.Remove(input);

            (await ana.Send(press)).ShouldContain("Nothing that you filled in has arrived here.");
        }

        await app.CardsRest();
        story.Ben.SeesNow("call the supplier").ShouldBeFalse();
        (await story.Ana.Sends("check-in.write", "check-in.submit")).ShouldBe("");
        await story.Ben.Reads("call the supplier");
        story.Ben.SeesNow("rain").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task an_input_that_a_client_leaves_out_leaves_what_is_there(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(channel), Channel.Teams);
        await story.Ana.Sends("check-in.write", "check-in.save", ("c1_text", "call the supplier"), ("in_the_way", "rain"));
        await story.Ana.LooksUp();
        await app.CardsRest();
        await story.Ana.Presses("check-in.write");

        if (story.Ana is InTeams { Teams: var inTeams })
        {
            var press = inTeams.Press("check-in.submit", ("help", "ear"));
            press["value"]!["action"]!["data"]!.AsObject().Remove("in_the_way");
            await inTeams.Send(press);
        }
        else
        {
            var inSlack = ((InSlack)story.Ana).Slack;
            var submission = inSlack.Submission(("help", "ear"));
            submission["view"]!["state"]!["values"]!.AsObject().Remove("in_the_way");
            await inSlack.Interacts(submission);
        }

        await story.Ben.Reads("call the supplier");
        story.Ben.SeesNow("rain").ShouldBeTrue();
    }

    /// <summary>Microsoft's renderer sends no input that is empty: what somebody deleted must not stay with their partner.</summary>
    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task what_somebody_empties_is_gone_from_their_partners_copy(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(channel), Channel.Teams);
        await story.Ana.Shares(("c1_text", "call the supplier"), ("in_the_way", "the quarrel"));
        await story.Ben.Reads("the quarrel");

        await story.Ana.Changes(("in_the_way", ""));

        await App.Eventually(() => !story.Ben.SeesNow("the quarrel"), () => "It is still there.");
        story.Ben.SeesNow("call the supplier").ShouldBeTrue();
    }

    /// <summary>Every input of it may be empty: that is no form whose inputs were lost.</summary>
    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_form_can_be_emptied_whole(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams, Enum.Parse<Channel>(channel));
        await story.Dana.Says("notice");
        await story.Dana.Reads("This is version ");
        (await story.Dana.Sends("notice.open", "notice.change", ("addition", "The works council agreed."))).ShouldBe("");
        await story.Dana.LooksUp();
        await app.CardsRest();
        await story.Dana.Says("notice");
        await app.CardsRest();

        (await story.Dana.Sends("notice.open", "notice.change", ("addition", ""), ("privacy_contact", ""))).ShouldBe("");

        (await Count(app, "SELECT COUNT(*) FROM programs WHERE settings LIKE '%works council%'")).ShouldBe(0);
    }

    /// <summary>What the form is about got lost, or a newer version of the product does not know it any more.</summary>
    [Theory]
    [InlineData("private_metadata", "{\"subject\":\"01a2")]
    [InlineData("private_metadata", "{\"subject\":\"nobody-knows\"}")]
    [InlineData("private_metadata", null)]
    [InlineData("callback_id", "check-in-submit-v1")]
    public async Task a_form_that_nobody_can_place_stays_with_what_was_typed(string member, string? value)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        var ana = ((InSlack)story.Ana).Slack;
        await ana.Presses("check-in.write");
        var submission = ana.Submission(("c1_text", "call the supplier"));
        submission["view"]![member] = value;

        var answer = (await ana.Interacts(submission))!;

        ((string?)answer["response_action"]).ShouldBe("errors");
        answer["errors"]!.AsObject().ShouldHaveSingleItem();
        await app.CardsRest();
        story.Ben.SeesNow("call the supplier").ShouldBeFalse();
    }

    [Fact]
    public async Task half_a_letter_in_slack_is_kept_and_shared()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        var ana = ((InSlack)story.Ana).Slack;
        await ana.Presses("check-in.write");
        var submission = ana.Submission(("c1_text", "call the supplier"));
        submission["view"]!["state"]!["values"]!["c1_text"]!.AsObject().First().Value!["value"] = "call them \ud83d";

        await ana.Interacts(submission);

        await story.Ben.Reads("call them \ufffd");
    }

    [Theory]
    [InlineData("en-US", "12/11/2026", "11 December")]
    [InlineData("en-GB", "12/12/2026", "12 December")]
    [InlineData("en", "12/11/2026", null)]
    [InlineData("en-US", "the day after", null)]
    public async Task a_clients_own_date_is_read_or_said_to_be_unreadable(string locale, string until, string? shown)
    {
        await using var app = await App.Start(_engine);
        var kim = app.Newcomer(Channel.Teams, "Kim Sato", locale: locale);
        await kim.Says("days off");
        await kim.Reads("Your days off");

        var said = await kim.Sends("days-off.open", "days-off.add", ("from", "2026-11-30"), ("until", until));

        if (shown is null)
        {
            said.ShouldContain("We couldn't read that date.");
            (await Leave(app)).ShouldBe(0, "never one silent day");
        }
        else
        {
            said.ShouldBe("");
            (await Leave(app)).ShouldBe(1);
            kim.SeesNow(shown).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_typed_date_that_nobody_can_read_is_said_and_takes_no_day(string channel)
    {
        await using var app = await App.Start(_engine);
        var kim = app.Newcomer(Enum.Parse<Channel>(channel), "Kim Sato", locale: "en");
        await kim.Says("hello");
        await kim.Reads("What would you like to do?");

        await kim.Says("days off 2026-11-30 until 12/11/2026");

        await kim.Reads("We couldn't read that date.");
        (await Leave(app)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_choice_that_is_not_offered_is_said_and_leaves_the_answer(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(channel), Channel.Slack);
        await story.Ana.Says("preferences");
        await story.Ana.Reads("All optional.");
        (await story.Ana.Sends("preferences.open", "preferences.submit", ("intro", "I write."), ("overlap", "2h"))).ShouldBe("");
        await story.Ana.LooksUp();
        await story.Ana.Says("preferences");
        await App.Eventually(() => story.Ana.With("All optional.").Count == 1, () => "Never asked again.");
        await app.CardsRest();
        if (channel == "Slack")
            await story.Ana.Presses("preferences.open");

        var answer = story.Ana is InTeams { Teams: var inTeams }
            ? await inTeams.Send(inTeams.Press("preferences.submit", ("intro", "I write more."), ("overlap", "all day")))
            : await InSlack(((InSlack)story.Ana).Slack);

        answer.ShouldContain("Please choose again.");
        (await Count(app, "SELECT COUNT(*) FROM intakes WHERE overlap = '2h'")).ShouldBe(1);
    }

    private static async Task<string> InSlack(SlackMember ana)
    {
        var submission = ana.Submission(("intro", "I write more."));
        submission["view"]!["state"]!["values"]!["overlap"]!.AsObject().First().Value!["selected_option"] =
            new JsonObject { ["value"] = "all day" };
        return (await ana.Interacts(submission))!.ToJsonString();
    }

    private static Task<int> Leave(App app) => Count(app, "SELECT COUNT(*) FROM leave_days");

    private static Task<int> Count(App app, string sql) => app.Database.Db.Read(
        db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);
}

public sealed class SqliteUnreadableTests() : UnreadableTests("sqlite");

public sealed class PostgresUnreadableTests() : UnreadableTests("postgres");
