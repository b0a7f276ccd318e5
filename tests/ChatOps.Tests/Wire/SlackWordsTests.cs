using System.Text.Json.Nodes;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Wire;

/// <summary>What people type in Slack, as Slack really sends it, and what becomes of it at their partner's.</summary>
public abstract class SlackWordsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task what_is_said_in_slack_reads_in_teams_as_it_did_in_slack()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var kim = (InSlack)app.Newcomer(Channel.Slack, "Kim Sato");
        await kim.Says("hello");
        await kim.Reads("What would you like to do?");
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE display_name = 'Kim Sato'", 1);

        await story.Ana.Says(
            $"<@{FakeSlack.BotUser}> say ask <@{kim.Slack.User}> or <@U0GIL0004|gil> in <#C0123456|general> on "
                + "<!date^1795922981^{date}|29 Nov>, see <https://x.test/a|x.test/a> &amp; <mailto:lee@x.test|lee@x.test> :tada:");

        await story.Ben.Reads("ask @Kim Sato or @gil in #general on 29 Nov, see x.test/a & lee@x.test 🎉");
        await story.Ana.Reads("If you edit or delete your message here, theirs follows, for seven days.");
    }

    [Fact]
    public async Task what_is_typed_into_a_form_in_slack_reads_in_teams_as_it_did_in_slack()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);

        await story.Ana.Shares(
            ("c1_text", "send it :tada: :+1::skin-tone-3: &amp; so :our_own:"),
            ("in_the_way", "see <https://x.test/plan?a=1&amp;b=2|x.test/plan> at 10:30, 2 < 3"));

        await story.Ben.Reads("send it 🎉 👍🏼 &amp; so :our_own:");
        await story.Ben.Reads("see https://x.test/plan?a=1&b=2 at 10:30, 2 < 3");
    }

    /// <summary>As Slack's documentation has the event: with the time of the message and nothing else of it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_deletion_that_tells_the_time_alone_is_followed(bool isTombstone)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InSlack)story.Ana).Slack;
        var said = ana.Message("say the blue notebook");
        await ana.Delivers(said);
        await story.Ben.Reads("the blue notebook");
        var time = (string)said["event"]!["ts"]!;

        var deletion = ana.Edit(time, "say the blue notebook", isTombstone ? "This message was deleted." : null);
        var told = deletion["event"]!.AsObject();
        told.Remove("previous_message");
        if (isTombstone)
            told["message"] = new JsonObject { ["subtype"] = "tombstone", ["user"] = "USLACKBOT", ["ts"] = time };
        await ana.Delivers(deletion);

        await story.Ben.Reads("Ana took this message back.");
        story.Ben.SeesNow("the blue notebook").ShouldBeFalse();
    }

    [Fact]
    public async Task nobody_is_named_by_an_id()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);

        await story.Ana.Says("say ask <@U0NEVERHERE> in <#C0SECRET1>, with <!subteam^S0DESIGN>");

        await story.Ben.Reads("ask @someone in #channel, with @group");
    }

    [Fact]
    public async Task words_are_carried_without_a_message_that_was_shared_with_them()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InSlack)story.Ana).Slack;
        var message = ana.Message("say see what they wrote");
        message["event"]!["attachments"] = JsonNode.Parse("""[{"is_share":true,"author_name":"Kim","text":"their words"}]""");

        await ana.Delivers(message);

        await story.Ben.Reads("see what they wrote");
        await story.Ana.Reads("Only the words went");
    }

    [Fact]
    public async Task words_are_carried_without_the_picture_that_came_with_them()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InSlack)story.Ana).Slack;
        var message = ana.Message("say a sketch for you");
        var said = (JsonObject)message["event"]!;
        said["subtype"] = "file_share";
        said["files"] = new JsonArray(new JsonObject { ["id"] = "F0SKETCH", ["mimetype"] = "image/png" });

        await ana.Delivers(message);

        await story.Ben.Reads("a sketch for you");
        story.Ben.SeesNow("Files can't be carried.").ShouldBeTrue();
        await story.Ana.Reads("Only the words went: files can't be carried.");
    }

    [Fact]
    public async Task a_text_that_is_cut_is_read_from_its_blocks()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InSlack)story.Ana).Slack;
        var message = ana.Message("say the first half…");
        message["event"]!["blocks"] = JsonNode.Parse(
            """
            [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
              {"type":"text","text":"say the first half"},{"type":"text","text":" and the second","style":{"bold":true}}]}]}]
            """);

        await ana.Delivers(message);

        await story.Ben.Reads("the first half and the second");
    }

    /// <summary>Bold, a list inside of a list, a quote, a group by its name.</summary>
    [Fact]
    public async Task what_slack_shows_arrives_without_its_marks()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InSlack)story.Ana).Slack;
        var message = ana.Message("*say* to <!subteam^S1|@design>:\n1. _one_\n    ◦ in it\n2. two\n&gt; their words");
        message["event"]!["blocks"] = JsonNode.Parse(
            """
            [{"type":"rich_text","elements":[
              {"type":"rich_text_section","elements":[{"type":"text","text":"say","style":{"bold":true}},{"type":"text","text":" to "},
                {"type":"usergroup","usergroup_id":"S1"},{"type":"text","text":":"}]},
              {"type":"rich_text_list","style":"ordered","indent":0,"elements":[
                {"type":"rich_text_section","elements":[{"type":"text","text":"one","style":{"italic":true}}]}]},
              {"type":"rich_text_list","style":"bullet","indent":1,"elements":[
                {"type":"rich_text_section","elements":[{"type":"text","text":"in it"}]}]},
              {"type":"rich_text_list","style":"ordered","indent":0,"offset":1,"elements":[
                {"type":"rich_text_section","elements":[{"type":"text","text":"two"}]}]},
              {"type":"rich_text_quote","elements":[{"type":"text","text":"their words"}]}]}]
            """);

        await ana.Delivers(message);

        await story.Ben.Reads("to @design:\n1. one\n    ◦ in it\n2. two\n> their words");
    }

    [Theory]
    [InlineData("*join*")]
    [InlineData("\u200B“ｊｏｉｎ”\uFEFF")]
    [InlineData("• please, join…")]
    [InlineData("_join_")]
    [InlineData("`join`")]
    [InlineData("&gt; join")]
    [InlineData("/partner join")]
    public async Task a_word_is_understood_however_it_is_dressed(string text)
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Slack);
        var kim = app.Newcomer(Channel.Slack, "Kim Sato");

        await kim.Says(text);

        await kim.Reads("Find a partner for what you want to get done");
    }

    [Fact]
    public async Task an_address_that_slack_made_a_link_of_is_invited()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack);
        var kim = await Known(app, "Kim Sato");

        await story.Ana.Says("invite <mailto:kim@contoso.example|kim@contoso.example>");

        await kim.Reads("Ana Ruiz invites you to Autumn 2026");
    }

    [Theory]
    [InlineData("invite Özge &lt;<mailto:ozge.kaya@contoso.example|ozge.kaya@contoso.example>&gt;, please.")]
    [InlineData("invite \u200B*<mailto:ozge.kaya@contoso.example|Özge>*")]
    [InlineData("invite “Özge Kaya”.")]
    [InlineData("invite @Özge")]
    public async Task whoever_is_meant_is_invited_whatever_stands_around_it(string command)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack);
        var ozge = await Known(app, "Özge Kaya", "ozge.kaya@contoso.example");

        await story.Ana.Says(command);

        await ozge.Reads("Ana Ruiz invites you to Autumn 2026");
    }

    [Theory]
    [InlineData("invite @kim")]
    [InlineData("invite @kim.sato")]
    public async Task a_handle_reaches_the_one_whom_it_names_and_says_nothing_of_them(string command)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack);
        var kim = await Known(app, "Kim Sato");

        await ((InSlack)story.Ana).Slack.Commands(command);
        await kim.Reads("Ana Ruiz invites you to Autumn 2026");
        await ((InSlack)story.Ben).Slack.Commands("invite @nobody");

        const string answer = "If I don't know who that is, nobody hears of it";
        story.Ana.SeesNow(answer).ShouldBeTrue();
        story.Ben.SeesNow(answer).ShouldBeTrue("the answer is the same whoever is meant");
        await app.Eventually("SELECT COUNT(*) FROM invitations", 1);
    }

    [Fact]
    public async Task the_first_look_at_the_empty_chat_finds_a_greeting_and_the_next_ones_nothing_more()
    {
        await using var app = await App.Start(_engine);
        await Story.Begin(app, Channel.Slack, Channel.Teams);
        var kim = (InSlack)app.Newcomer(Channel.Slack, "Kim Sato");
        await kim.Slack.OpensChat();
        await kim.Reads("What would you like to do?");
        await kim.Slack.OpensChat();
        await app.CardsRest();
        kim.Messages.ShouldBe(1);

        var lee = (InSlack)app.Newcomer(Channel.Slack, "Lee Park");
        await lee.Says("hello");
        await lee.Reads("What would you like to do?");
        var messages = lee.Messages;
        await lee.Slack.OpensChat();
        await app.CardsRest();
        lee.Messages.ShouldBe(messages, "who has talked with it needs no greeting");
    }

    [Fact]
    public async Task a_name_in_a_notification_mentions_nobody()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        var kim = app.Newcomer(Channel.Teams, "<!channel> Sato", "kim@contoso.example");
        await kim.Joins();
        await story.Pair("<!channel> Sato");
        await story.Ana.Reads("Your partners are");

        await kim.Says("say hello <!here> *you*");
        await story.Ana.Reads("hello <!here> *you*");

        app.Slack.Messages(((InSlack)story.Ana).Slack.Chat).ShouldAllBe(m => !m.Text.Contains("<!", StringComparison.Ordinal));
    }

    private static async Task<Member> Known(App app, string name, string? email = null)
    {
        var member = app.Newcomer(Channel.Slack, name, email);
        await member.Says("hello");
        await member.Reads("What would you like to do?");
        await app.Eventually($"SELECT COUNT(*) FROM persons WHERE display_name = '{name}' AND work_email IS NOT NULL", 1);
        return member;
    }

    private static async Task<Story> Paired(App app)
    {
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        return story;
    }
}

public sealed class SqliteSlackWordsTests() : SlackWordsTests("sqlite");

public sealed class PostgresSlackWordsTests() : SlackWordsTests("postgres");
