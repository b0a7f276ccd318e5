using System.Text.RegularExpressions;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Mail;

namespace ChatOps.Tests.Meetings.Ics;

/// <summary>
/// Without Outlook: the built program is killed at every step of inviting and of cancelling by mail, and started again. Then one series
/// stands for a pair and none for one that has ended, and each partner has one mail of each change. Only a mail that the server had kept,
/// and of which nobody wrote that down, is sent again: as the very same one to a calendar.
/// </summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public abstract partial class MailKillTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("meeting.attempted", 2)]
    [InlineData("meeting.booked", 2)]
    [InlineData("meeting.recorded", 2)]
    [InlineData("mail 1 is about to be kept", 2)]
    [InlineData("mail 1 was kept", 3)]
    [InlineData("mail 2 is about to be kept", 2)]
    [InlineData("mail 2 was kept", 3)]
    [InlineData("meeting.mailed", 3)]
    [InlineData("meeting.sent", 2)]
    public async Task a_kill_while_inviting_leaves_one_series_and_one_invitation_each(string step, int mails)
    {
        await using var sink = new MailSink();
        await using var app = await Pair(sink);

        await Doom(app, sink, step);

        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked' AND external_id IS NOT NULL", 1);
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        (await Count(app, "SELECT COUNT(*) FROM meeting_series")).ShouldBe(1);
        Told(sink).ShouldAllBe(m => m.Method == "REQUEST" && m.Sequence == 0);
        OneEachBut(mails - 2, Told(sink));
    }

    [Theory]
    [InlineData("meeting.attempted", 2)]
    [InlineData("mail 1 is about to be kept", 2)]
    [InlineData("mail 1 was kept", 3)]
    [InlineData("mail 2 is about to be kept", 2)]
    [InlineData("mail 2 was kept", 3)]
    [InlineData("meeting.mailed", 3)]
    [InlineData("meeting.sent", 2)]
    [InlineData("meeting.recorded", 2)]
    public async Task a_kill_while_cancelling_leaves_none_and_one_cancellation_each(string step, int mails)
    {
        await using var sink = new MailSink();
        await using var app = await Pair(sink);
        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'", 1);
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        await app.Stop();
        await MeetingKill.EndsThePair(app);

        await Doom(app, sink, step);

        await app.Run();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'ended'", 1);
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        (await Count(app, "SELECT COUNT(*) FROM meeting_series")).ShouldBe(1);
        OneEachBut(0, [.. Told(sink).Where(m => m.Method == "REQUEST")]);
        var ends = Told(sink).Where(m => m.Method == "CANCEL").ToList();
        ends.ShouldAllBe(m => m.Sequence == 1);
        OneEachBut(mails - 2, ends);
        Told(sink).Select(m => m.Uid).Distinct().ShouldHaveSingleItem();
    }

    private static void OneEachBut(int twice, List<(string To, string Method, string Uid, int Sequence)> mails)
    {
        mails.Select(m => m.To).Distinct().Count().ShouldBe(2);
        mails.Count.ShouldBe(2 + twice);
    }

    private static List<(string To, string Method, string Uid, int Sequence)> Told(MailSink sink) =>
        [
            .. Enumerable
                .Range(0, sink.Mails.Count)
                .Select(i =>
                {
                    var text = sink.Calendar(i).Text;
                    return (
                        sink.Mails.ElementAt(i).To,
                        Method().Match(text).Groups[1].Value,
                        Uid().Match(text).Groups[1].Value,
                        int.Parse(Sequence().Match(text).Groups[1].Value, null));
                }),
        ];

    private async Task<App> Pair(MailSink sink)
    {
        var app = await App.Prepare(_engine, SystemClock.Instance.GetCurrentInstant(), speed: 1);
        app.More.AddRange(["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{sink.Port}", "--Mail:From", "meetings@contoso.example"]);
        await Couple.Seed(app, 1);
        await app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test", "UPDATE persons SET work_email = LOWER(REPLACE(display_name, ' ', '.')) || '@contoso.example'", null)),
            TestContext.Current.CancellationToken);
        return app;
    }

    private async Task Doom(App app, MailSink sink, string step)
    {
        var isOurs = step.StartsWith("meeting.", StringComparison.Ordinal);
        var hold = isOurs
            ? null
            : sink.Hold(step.Contains('1', StringComparison.Ordinal) ? 1 : 2, step.EndsWith("was kept", StringComparison.Ordinal));
        await MeetingKill.Doom(app, _engine, isOurs ? step : null, hold?.Reached ?? Task.CompletedTask);
        await MeetingKill.TimePasses(app, _engine);
    }

    private static Task<int> Count(App app, string sql) =>
        app.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"METHOD:(\w+)")]
    private static partial Regex Method();

    [GeneratedRegex(@"UID:(\S+)")]
    private static partial Regex Uid();

    [GeneratedRegex(@"SEQUENCE:(\d+)")]
    private static partial Regex Sequence();
}

public sealed class SqliteMailKillTests() : MailKillTests("sqlite");

public sealed class PostgresMailKillTests() : MailKillTests("postgres");
