using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>B6: in the first days either may ask for another partner, and nobody learns who did.</summary>
public abstract class TrialTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task either_asks_for_another_partner_and_both_read_the_same(string asking, string other)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(asking), Enum.Parse<Channel>(other));
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        var partnership = (await Rows(app, "SELECT id FROM partnerships")).Single();
        var before = app.Lines.All.Count;

        (await story.Ana.Sends("partner.not-a-fit", "partner.not-a-fit.yes")).ShouldBe("");

        foreach (var member in new[] { story.Ana, story.Ben })
        {
            await member.Reads("The pairs have changed.");
            await member.Reads("We're finding you a new partner; expect news within 3 working days.");
            await member.Reads("were partners until 23 November");
            member.SeesNow("Your partner is").ShouldBeFalse();
        }

        // The tables hold for both the same kinds of cards, no trace in the audit but the moderator's own pairing, and the log names the
        // pair alone.
        (
            await Rows(app, "SELECT kind || count(*) FROM outbox WHERE subject = '" + partnership + "' GROUP BY kind ORDER BY kind")
        ).ShouldBe(["partner-changed2", "reveal2"]);
        (await Rows(app, "SELECT action FROM audit WHERE action NOT LIKE 'pair.%'")).ShouldBeEmpty();
        var ids = await Rows(app, "SELECT person_id FROM partners");
        var lines = app.Lines.All.Skip(before).ToList();
        lines.ShouldContain(l => l.Contains("need other partners", StringComparison.Ordinal));
        lines.ShouldNotContain(l => ids.Any(id => l.Contains(id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_keeps_their_partner_changes_nothing_and_later_the_button_is_gone(string asking, string other)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(asking), Enum.Parse<Channel>(other));
        await story.Pair();
        await story.Ana.Reads("Not a fit?");

        await story.Ana.Presses("partner.not-a-fit");
        await story.Ana.Reads("Would you like a different partner?");
        if (story.Ana.Channel == Channel.Teams)
            await story.Ana.Presses("partner.not-a-fit.keep");
        await story.Ana.LooksUp();
        await story.Ana.Reads("Your partner is Ben Okafor");

        await app.Until(App.Monday + Duration.FromDays(8));
        await App.Eventually(() => !story.Ana.SeesNow("Not a fit?") && !story.Ben.SeesNow("Not a fit?"), () => "The button stayed.");
        story.Ana.SeesNow("Your partner is Ben Okafor").ShouldBeTrue();
    }

    [Fact]
    public async Task copies_of_an_ended_pair_keep_their_text_and_lose_their_buttons()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await story.Ben.Shares(("c1_text", "call the supplier"));
        await story.Ana.Reads("call the supplier");
        story.Ana.SeesNow("Offer a brainstorm").ShouldBeTrue();

        (await story.Ben.Sends("partner.not-a-fit", "partner.not-a-fit.yes")).ShouldBe("");

        await App.Eventually(
            () => story.Ana.SeesNow("call the supplier") && !story.Ana.SeesNow("Offer a brainstorm"),
            () => string.Join("\n--\n", story.Ana.Sees()));
    }

    private static async Task<IReadOnlyList<string>> Rows(App app, string sql) =>
        await app.Database.Db.Read(db => db.Query<string>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);
}

public sealed class SqliteTrialTests() : TrialTests("sqlite");

public sealed class PostgresTrialTests() : TrialTests("postgres");
