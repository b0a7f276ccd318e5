using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Wire;

/// <summary>What members write stands in the chats of those who may read it, encrypted in one column, and nowhere else.</summary>
public abstract class MarkerTests(string engine)
{
    private const string Marker = "zq-marker-7f3a";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task words_are_nowhere_but_in_front_of_those_who_may_read_them()
    {
        using var signals = new Signals();
        await using var app = await App.Prepare(_engine);
        app.Lowest = LogLevel.Debug;
        await app.Run();
        var story = await Story.Begin(app, Channel.Teams, Channel.Slack);
        var (kim, lia) = (app.Newcomer(Channel.Teams, "Kim Sato"), app.Newcomer(Channel.Slack, "Lia Weber"));
        await kim.Joins(("topic", "other"), ("topic_other", Of("kim", "other")), ("purpose", Of("kim", "purpose")));
        await lia.Joins(("topic", "other"), ("topic_other", Of("lia", "other")), ("purpose", Of("lia", "purpose")));
        await Prefers(story.Ana, "ana");
        await Prefers(story.Ben, "ben");
        await story.Week();
        await WritesWeek(story.Ana, story.Ben, "ana");
        await WritesWeek(story.Ben, story.Ana, "ben");
        await Responds(story.Ben, story.Ana, "ben");
        await Responds(story.Ana, story.Ben, "ana");
        await Answers(story.Ana, story.Ben);
        await story.Ana.Presses("check-in.change");
        await story.Ana.Sends("check-in.change", "check-in.save", ("c1_text", Of("ana", "draft")));
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE state = 'due'", 0);

        await IsNotOnErrorPages(app, story);

        Reads(story.Ben, "ana", "intro", "can_help", "c1", "done", "way", "comment", "url", "note", "brainstorm", "answer");
        Reads(story.Ana, "ben", "intro", "can_help", "c1", "done", "way", "comment", "url", "note", "brainstorm");
        NeverReads(story.Ben, "ana-avoid", "ana-wish", "ana-draft", "ana-report", "kim-", "lia-");
        NeverReads(story.Ana, "ben-avoid", "ben-wish", "ben-report", "kim-", "lia-");
        NeverReads(story.Dana, "ana-c1", "ana-intro", "ana-comment", "ana-avoid", "ana-wish", "ben-c1", "ben-comment", "kim-", "lia-");

        var places = Outgoing.Of(app).Where(o => o.Text.Contains(Marker, StringComparison.OrdinalIgnoreCase)).Select(o => o.Place).ToList();
        places.ShouldNotBeEmpty();
        places.Where(Outgoing.IsOutsideBody).ShouldBeEmpty();
        app.Lines.All.ShouldContain(l => l.StartsWith("Debug", StringComparison.Ordinal));
        app.Lines.All.Where(Holds).ShouldBeEmpty();
        signals.All.ShouldNotBeEmpty();
        signals.All.Where(Holds).ShouldBeEmpty();
        var rows = await TableDump.Of(app.Database);
        rows.ShouldContain(r => r.Contains("Ana Ruiz", StringComparison.Ordinal));
        rows.Where(Holds).ShouldBeEmpty();
    }

    private static string Of(string who, string field) => $"{Marker}-{who}-{field}";

    private static bool Holds(string text) =>
        text.Contains(Marker, StringComparison.OrdinalIgnoreCase)
        || text.Contains(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Marker)), StringComparison.OrdinalIgnoreCase);

    private static async Task Prefers(Member member, string who)
    {
        await member.Says("menu");
        await member.Reads("What would you like to do?");
        (await member.Sends("preferences.open", "preferences.submit",
            ("intro", Of(who, "intro")), ("want", Of(who, "want")), ("can_help", Of(who, "can_help")),
            ("avoid", $"{Of(who, "avoid")}@contoso.example"), ("wish", $"{Of(who, "wish")}@contoso.example"))).ShouldBe("");
        await member.LooksUp();
    }

    private static async Task WritesWeek(Member author, Member partner, string who)
    {
        await author.Shares(
            ("c1_text", Of(who, "c1")),
            ("c1_done_when", Of(who, "done")),
            ("in_the_way", Of(who, "way")));
        await author.LooksUp();
        await partner.Reads(Of(who, "c1"));
    }

    private static async Task Responds(Member partner, Member author, string who)
    {
        await Gives("comment", ("text", Of(who, "comment")));
        await author.Reads(Of(who, "comment"));
        await Gives("link", ("url", $"https://{Of(who, "url")}.example/x"), ("note", Of(who, "note")));
        await author.Reads(Of(who, "note"));
        await Gives("brainstorm", ("text", Of(who, "brainstorm")));
        await author.Reads(Of(who, "brainstorm"));
        await Gives("report", ("text", Of(who, "report")));

        async Task Gives(string what, params (string, string)[] typed)
        {
            (await partner.Sends($"copy.{what}", $"copy.{what}.send", typed)).ShouldBe("");
            await partner.LooksUp();
        }
    }

    private static async Task Answers(Member author, Member partner)
    {
        (await author.Sends("comment.answer", "comment.answer.send", ("text", Of("ana", "answer")))).ShouldBe("");
        await partner.Reads(Of("ana", "answer"));
    }

    /// <summary>A table is gone in the middle of a gesture: a bug, an outage.</summary>
    private static async Task IsNotOnErrorPages(App app, Story story)
    {
        await story.Ana.Presses("copy.back");
        await story.Ana.Presses("copy.comment");
        await story.Ben.Presses("copy.comment");
        await Alter("ALTER TABLE responses RENAME TO gone");

        var inTeams = await ((InTeams)story.Ana).Teams.Send(
            ((InTeams)story.Ana).Teams.Press("copy.comment.send", ("text", Of("ana", "lost"))));
        var inSlack = (await Record.ExceptionAsync(() => ((InSlack)story.Ben).Slack.Submits(("text", Of("ben", "lost")))))
            .ShouldNotBeNull()
            .Message;

        inTeams.ShouldContain("500");
        inTeams.ShouldNotContain(Marker);
        inSlack.ShouldContain("InternalServerError");
        inSlack.ShouldNotContain(Marker);
        await Alter("ALTER TABLE gone RENAME TO responses");
        await story.Ana.Presses("copy.back");

        Task<int> Alter(string sql) =>
            app.Database.Db.Write(db => db.Execute(new Statement("test", sql, null)), TestContext.Current.CancellationToken);
    }

    private static void Reads(Member member, string who, params string[] fields)
    {
        var all = string.Join('\n', member.Sees());
        fields.Where(f => !all.Contains(Of(who, f), StringComparison.Ordinal)).ShouldBeEmpty(all);
    }

    private static void NeverReads(Member member, params string[] fields)
    {
        var all = string.Join('\n', member.Sees());
        fields.Where(f => all.Contains($"{Marker}-{f}", StringComparison.Ordinal)).ShouldBeEmpty(all);
    }
}

public sealed class SqliteMarkerTests() : MarkerTests("sqlite");

public sealed class PostgresMarkerTests() : MarkerTests("postgres");
