using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>What people type in Teams, as Teams really sends it, and what becomes of it at their partner's.</summary>
public abstract class TeamsWordsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task an_answer_to_a_message_is_read_without_what_it_answers_to()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InTeams)story.Ana).Teams;
        const string quote = """
            <blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1614">
            <strong itemprop="mri" itemid="28:bot">ChatOps</strong><span itemprop="time" itemid="1614"></span>
            <p itemprop="preview">Choose one</p></blockquote>
            """;

        await ana.Send(Message(ana, "ChatOps\r\nChoose one\r\n\r\nsay the first", Html($"{quote}<p>say the first</p>")));
        await story.Ben.Reads("the first");
        await ana.Send(Message(ana, $"{quote}<p>say the second</p>").With("textFormat", "xml"));
        await story.Ben.Reads("the second");
        await ana.Send(Message(ana, "<quoted messageId=\"1614\"/> say the third"));
        await story.Ben.Reads("the third");

        story.Ben.SeesNow("Choose one").ShouldBeFalse();
        story.Ana.SeesNow("What would you like to do?").ShouldBeFalse("each was understood");
    }

    [Fact]
    public async Task what_only_the_html_beside_the_text_says_arrives_too()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InTeams)story.Ana).Teams;

        await ana.Send(
            Message(
                ana,
                "say see the plan \r\none\r\ntwo",
                Html(
                    "<p>say see <a href=\"https://x.test/a\">the plan</a> <img itemtype=\"http://schema.skype.com/Emoji\" alt=\"🎉\"></p>"
                        + "<ol><li>one</li><li><strong>two</strong></li></ol>")));

        await story.Ben.Reads("see the plan (https://x.test/a) 🎉\n1. one\n2. two");
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/vnd.microsoft.teams.file.download.info")]
    [InlineData("application/vnd.microsoft.card.fluidEmbedCard")]
    [InlineData("video/mp4")]
    public async Task words_are_carried_without_what_came_beside_them(string type)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InTeams)story.Ana).Teams;

        await ana.Send(Message(ana, "say a sketch for you", new JsonObject { ["contentType"] = type, ["content"] = new JsonObject() }));

        await story.Ben.Reads("a sketch for you");
        story.Ben.SeesNow("Files can't be carried.").ShouldBeTrue();
        await story.Ana.Reads("Only the words went: files can't be carried.");
    }

    [Theory]
    [InlineData("messageReference")]
    [InlineData("application/vnd.microsoft.card.thumbnail")]
    public async Task a_preview_of_what_is_linked_is_no_file(string type)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InTeams)story.Ana).Teams;

        await ana.Send(Message(ana, "say see x.test", new JsonObject { ["contentType"] = type }, Html("<p>say see x.test</p>")));

        await story.Ben.Reads("see x.test");
        story.Ben.SeesNow("Files can't be carried.").ShouldBeFalse();
    }

    [Fact]
    public async Task two_who_are_invited_at_once_are_asked_for_one_at_a_time()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app);
        var ana = ((InTeams)story.Ana).Teams;
        JsonObject Mention(string name, string id) => new()
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
            ["text"] = $"<at>{name}</at>",
        };

        await ana.Send(
            Message(ana, "invite <at>Kim Sato</at> and <at>Lee Park</at>")
                .With("entities", new JsonArray(Mention("Kim Sato", "29:kim"), Mention("Lee Park", "29:lee"))));

        await story.Ana.Reads("One colleague, one invitation.");
        story.Ana.SeesNow("Thank you. If we can reach them").ShouldBeFalse();
    }

    private static JsonObject Html(string html) => new() { ["contentType"] = "text/html", ["content"] = html };

    private static JsonObject Message(TeamsMember by, string text, params JsonObject[] beside) =>
        by.Activity("message").With("text", text).With("textFormat", "plain").With("attachments", new JsonArray([.. beside]));

    private static async Task<Story> Paired(App app)
    {
        var story = await Story.Begin(app, Channel.Teams, Channel.Slack);
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        return story;
    }
}

public sealed class SqliteTeamsWordsTests() : TeamsWordsTests("sqlite");

public sealed class PostgresTeamsWordsTests() : TeamsWordsTests("postgres");
