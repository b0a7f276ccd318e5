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

        (await story.Ben.Sends("say.open", "say.send", ("text", "Tuesday is good"))).ShouldBe("");
        await story.Ana.Reads("Tuesday is good");
        story.Ana.With("Tuesday is good").Single().ShouldNotContain("This bot carries messages");
        app.Lines.All.ShouldNotContain(l => l.Contains("Tuesday", StringComparison.Ordinal));
    }

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
