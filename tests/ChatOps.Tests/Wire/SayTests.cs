using System.Text.Json.Nodes;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>B11: the bot carries messages between partners, wherever they work.</summary>
public abstract class SayTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Slack")]
    [InlineData("Teams", "Teams")]
    public async Task what_is_said_reaches_the_partner_and_so_does_the_answer(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);

        await story.Ana.Says("say Does Tuesday at ten suit you?");
        await story.Ben.Reads("Does Tuesday at ten suit you?");
        await story.Ana.Reads("Sent to your partner.");
        story.Ben.SeesNow("From Ana Ruiz").ShouldBeTrue();
        story.Ben.SeesNow("This bot carries messages between you").ShouldBeTrue();

        await story.Ana.Says("say or Wednesday");
        await App.Eventually(() => story.Ben.With("or Wednesday").Count == 1, () => "The second never came.");
        story.Ben.With("or Wednesday").Single().ShouldContain("Does Tuesday at ten suit you?");

        await app.CardsRest();
        await story.Ben.Presses("say.open");
        story.Ben.With("Your message").ShouldAllBe(form => form.Contains("or Wednesday"), "What is answered can be read meanwhile.");
        (await story.Ben.Sends("say.open", "say.send", ("text", "Tuesday is good"))).ShouldBe("");
        await story.Ana.Reads("Tuesday is good");
        await story.Ben.Reads("You wrote: Tuesday is good");
        story.Ana.With("Tuesday is good").Single().ShouldNotContain("This bot carries messages");
        app.Lines.All.ShouldNotContain(l => l.Contains("Tuesday", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Slack")]
    [InlineData("Teams", "Teams")]
    public async Task what_is_edited_or_deleted_where_it_was_typed_follows_at_the_partners(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await story.Ana.Says("say Tuesday at tne");
        await story.Ben.Reads("Tuesday at tne");
        await story.Ana.Reads("If you edit or delete your message here, theirs follows, for seven days.");
        await story.Ana.Says("say bring the notebook");
        await story.Ben.Reads("bring the notebook");
        await app.CardsRest();
        var messages = story.Ben.Messages;

        await story.Ana.Edits("say Tuesday at tne", "say Tuesday at ten");
        await story.Ben.Reads("Tuesday at ten");
        story.Ben.With("Tuesday at ten").Single().ShouldContain("bring the notebook");
        story.Ben.SeesNow("Tuesday at tne").ShouldBeFalse();
        story.Ben.SeesNow("Changed since it was sent.").ShouldBeTrue();

        await story.Ana.Edits("say bring the notebook", null);
        await App.Eventually(() => !story.Ben.SeesNow("bring the notebook"), () => "What was deleted stayed.");
        story.Ben.SeesNow("Tuesday at ten").ShouldBeTrue();

        await story.Ana.Edits("say Tuesday at ten", "Tuesday at ten");
        await story.Ben.Reads("Ana took this message back.");
        await story.Ana.Reads("Your message no longer begins with");
        story.Ben.SeesNow("Tuesday at ten").ShouldBeFalse();

        await story.Ana.Edits("Tuesday at ten", "say Wednesday, rather");
        await story.Ben.Reads("Wednesday, rather");
        await app.CardsRest();
        story.Ben.Messages.ShouldBe(messages, "a change makes no sound");
        app.Lines.All.ShouldNotContain(l => l.Contains("Wednesday", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_change_is_not_carried_where_a_message_would_not_be_and_its_writer_is_told(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await story.Ana.Says("say hello there");
        await story.Ben.Reads("hello there");
        await story.Ana.Edits("say hello there", $"say {new string('x', 1001)}");
        await story.Ana.Reads("Your partner still reads what you sent before.");
        await story.Ben.Presses("say.off");
        await story.Ben.Reads("Take messages again");
        await story.Ben.LooksUp();

        await story.Ana.Edits($"say {new string('x', 1001)}", "say hello again");
        await story.Ana.Reads("so your change stays here");
        await app.CardsRest();
        story.Ben.SeesNow("hello there").ShouldBeTrue();
        story.Ben.SeesNow("hello again").ShouldBeFalse();

        await story.Ana.Edits("say hello again", null);
        await story.Ben.Reads("Ana took this message back.");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_message_that_becomes_a_saying_is_carried_and_one_that_was_removed_stays_so(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await story.Ana.Says("sya the blue notebook");
        await story.Ana.Edits("sya the blue notebook", "say the blue notebook");
        await story.Ben.Reads("the blue notebook");

        await app.Until(App.Monday + Duration.FromDays(7) + Duration.FromHours(1));
        await story.Ben.Reads("This message was removed.");
        await story.Ana.Edits("say the blue notebook", "say the red notebook");
        await app.CardsRest();

        story.Ben.SeesNow("notebook").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task what_was_deleted_before_it_left_is_heard_of_by_nobody(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await app.Until(App.Monday + Duration.FromHours(22));
        await story.Ana.Says("say see you tomorrow");
        await story.Ana.Reads("Sent to your partner.");
        await story.Ana.Edits("say see you tomorrow", null);

        await app.Until(App.Monday + Duration.FromHours(25));
        await app.CardsRest();

        story.Ben.SeesNow("see you tomorrow").ShouldBeFalse();
        story.Ben.SeesNow("took this message back").ShouldBeFalse();
    }

    [Fact]
    public async Task what_was_deleted_in_teams_comes_back_when_that_is_undone()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, "Teams", "Slack");
        await story.Ana.Says("say the blue notebook");
        await story.Ben.Reads("the blue notebook");
        await story.Ana.Edits("say the blue notebook", null);
        await story.Ben.Reads("Ana took this message back.");

        await ((InTeams)story.Ana).Teams.Edits("say the blue notebook", "say the blue notebook", isUndone: true);

        await story.Ben.Reads("the blue notebook");
    }

    [Fact]
    public async Task a_preview_of_an_address_that_slack_adds_changes_nothing()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, "Slack", "Teams");
        var ana = ((InSlack)story.Ana).Slack;
        await story.Ana.Says("say see <https://x.test/a>");
        await story.Ben.Reads("see https://x.test/a");
        await app.CardsRest();
        var calls = app.Teams.Calls.Count;
        var typed = app.Slack.Messages(ana.Chat).Single(m => m.Text == "say see <https://x.test/a>");

        var preview = ana.Edit(typed.Ts, typed.Text, typed.Text);
        preview["event"]!["message"]!["attachments"] = new JsonArray(new JsonObject { ["title"] = "A page" });
        await ana.Delivers(preview);
        await app.CardsRest();

        app.Teams.Calls.Count.ShouldBe(calls);
        story.Ben.SeesNow("Changed since").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task each_message_is_noticed_though_those_of_fifteen_minutes_are_one(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await story.Ana.Says("say one");
        await story.Ben.Reads("one");
        await app.CardsRest();
        var posted = Posted(app, story.Ben);

        await story.Ana.Says("say two");
        await story.Ben.Reads("two");
        await app.CardsRest();

        Posted(app, story.Ben).ShouldBe(posted + 1, "an edit alone is not heard");
        story.Ben.With("From Ana Ruiz").ShouldHaveSingleItem().ShouldContain("one");
    }

    private static int Posted(App app, Member member) => member is InSlack
        ? app.Slack.Calls.Count(c => c.Method == "chat.postMessage")
        : app.Teams.Calls.Count(c => c.IsSend);

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task one_tap_switches_it_off_and_the_sender_reads_a_neutral_line(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await story.Ana.Says("say hello there");
        await story.Ben.Reads("hello there");

        await story.Ben.Presses("say.off");
        await story.Ben.Reads("Take messages again");
        await story.Ben.LooksUp();
        await story.Ana.Says("say are you well?");
        await story.Ana.Reads("Your partner isn't taking messages here.");
        story.Ben.SeesNow("are you well?").ShouldBeFalse();

        await story.Ben.Presses("say.on");
        await story.Ben.LooksUp();
        await story.Ana.Says("say and now?");
        await story.Ben.Reads("and now?");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task after_seven_days_it_is_gone_from_the_tables_and_the_chat(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        await story.Ana.Says("say the blue notebook");
        await story.Ben.Reads("the blue notebook");

        await app.Until(App.Monday + Duration.FromDays(7) + Duration.FromHours(1));

        await story.Ben.Reads("This message was removed.");
        story.Ben.SeesNow("the blue notebook").ShouldBeFalse();
        await app.Eventually("SELECT COUNT(*) FROM sayings WHERE words IS NOT NULL", 0);
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task among_three_both_others_read_it_but_for_who_takes_none(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        var kim = app.Newcomer(Enum.Parse<Channel>(ana), "Kim Sato");
        await kim.Joins();
        await story.Pair("Kim Sato");
        await story.Ana.Reads("Your partners are Ben Okafor and Kim Sato");
        await kim.Reads("Your partners are Ana Ruiz and Ben Okafor");

        await story.Ana.Says("say Lunch on Thursday?");
        await story.Ana.Reads("Sent to all of your partners.");
        await story.Ben.Reads("From Ana Ruiz, to you and Kim");
        await kim.Reads("From Ana Ruiz, to you and Ben");
        kim.SeesNow("Lunch on Thursday?").ShouldBeTrue();

        await kim.Presses("say.off");
        await kim.Reads("Take messages again");
        await kim.LooksUp();
        await story.Ana.Says("say or Friday");
        await story.Ana.Reads("Sent to those of your partners who take messages here.");
        await story.Ben.Reads("or Friday");
        (await story.Ben.Sends("say.open", "say.send", ("text", "Friday it is"))).ShouldBe("");
        await story.Ana.Reads("Friday it is");
        // Whatever makes the message be drawn again shows them nothing that they did not take.
        await kim.Presses("say.on");
        await App.Eventually(() => kim.SeesNow("No messages here"), () => "It was not drawn again.");
        kim.SeesNow("or Friday").ShouldBeFalse();
        kim.SeesNow("Friday it is").ShouldBeFalse();
    }

    [Fact]
    public async Task it_is_limited_and_ends_with_the_pair()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, "Slack", "Teams");
        for (var i = 1; i <= 10; i++)
            await story.Ana.Says($"say number {i}");
        await story.Ben.Reads("number 10");

        await story.Ana.Says("say number 11");
        await story.Ana.Reads("Ten messages an hour is the most the bot carries.");
        story.Ben.SeesNow("number 11").ShouldBeFalse();

        (await story.Ana.Sends("partner.not-a-fit", "partner.not-a-fit.yes")).ShouldBe("");
        await story.Ben.Reads("The pairs have changed.");
        await App.Eventually(() => story.Ben.SeesNow("number 10") && !story.Ben.SeesNow("No messages here"), () => "The buttons stayed.");
        await story.Ben.Says("say are you there?");
        await story.Ben.Reads("You have no partner right now.");
        story.Ana.SeesNow("are you there?").ShouldBeFalse();
    }

    [Fact]
    public async Task an_empty_one_opens_the_form_and_the_form_says_what_is_missing()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, "Slack", "Teams");

        await story.Ana.Says("say");
        await story.Ana.Reads("Write to your partner");

        (await story.Ben.Sends("say.open", "say.send", ("text", ""))).ShouldContain("Write a few words first.");
    }

    private static async Task<Story> Paired(App app, string ana, string ben)
    {
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        return story;
    }
}

public sealed class SqliteSayTests() : SayTests("sqlite");

public sealed class PostgresSayTests() : SayTests("postgres");
