using ChatOps.Meetings.Calendars;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Meetings;

/// <summary>B8: while a partner is away, the other comes along to the neighbours' meeting, and only so long.</summary>
public abstract class CoverMeetingTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_is_taken_along_is_invited_in_outlook_and_taken_out_again(string ben, string kim)
    {
        var outlook = new FakeCalendar();
        await using var app = await App.Prepare(_engine);
        app.Replaces = services => services.AddSingleton<IMeetingCalendar>(outlook);
        await app.Run();
        var (story, first, second) = await Neighbours.Pairs(app, ben, kim);
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'", 2);

        await Neighbours.TakeBenAlong(app, story, first, second);

        await App.Eventually(
            () => outlook.Series is [{ Guests: ["Ben Okafor"] }], () => "Ben is not invited, or Ana's and Ben's own meeting stands.");
        outlook.Series[0].Plan.Everybody.Select(p => p.DisplayName).ShouldBe(["Kim Sato", "Lea Holm"], ignoreOrder: true);
        await story.Ben.Reads("You are invited to their meeting meanwhile: ");
        await first.Reads("They are invited to your meeting meanwhile: ");
        await second.Reads("They are invited to your meeting meanwhile: ");

        await Neighbours.AnaIsBack(app);
        await app.Tick();

        await App.Eventually(
            () => outlook.Series.Count == 2 && outlook.Series.All(s => s.Guests.Count == 0),
            () => "Ben still comes along, or has no meeting of his own.");
        outlook.Calls.Count(c => c is "Invite" or "Uninvite").ShouldBe(2);
    }

    [Fact]
    public async Task who_is_taken_along_gets_the_invitation_and_its_end_by_mail_and_nobody_else_a_word()
    {
        await using var sink = new MailSink();
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{sink.Port}", "--Mail:From", "meetings@contoso.example"]);
        await app.Run();
        var (story, first, second) = await Neighbours.Pairs(app, "Slack", "Teams");
        await app.Tick();
        await App.Eventually(() => sink.Mails.Count == 4, () => "Not everybody is invited.");

        await Neighbours.TakeBenAlong(app, story, first, second);

        // Ana's and Ben's own meeting pauses: two mails; and Ben is invited: one.
        await App.Eventually(() => sink.Mails.Count == 7, () => $"{sink.Mails.Count} mails.");
        var invited = Mails(sink)
            .Single(m =>
                m.To == "ben@contoso.example"
                && m.Text.Contains("METHOD:REQUEST", StringComparison.Ordinal)
                && m.Text.Contains("Kim Sato", StringComparison.Ordinal));
        invited.Text.ShouldContain("SEQUENCE:1\r\n");
        Feed(app, await Secret(app)).ShouldContain(Uid(invited.Text));

        await Neighbours.AnaIsBack(app);
        await app.Tick();

        await App.Eventually(() => sink.Mails.Count == 10, () => $"{sink.Mails.Count} mails.");
        var left = Mails(sink).Single(m => m.Text.Contains("METHOD:CANCEL", StringComparison.Ordinal) && Uid(m.Text) == Uid(invited.Text));
        left.To.ShouldBe("ben@contoso.example");
        left.Text.ShouldContain("SEQUENCE:2\r\n");
        Feed(app, await Secret(app)).ShouldNotContain(Uid(invited.Text));
    }

    [Fact]
    public async Task a_new_series_of_the_neighbours_has_their_guest_too()
    {
        var outlook = new FakeCalendar();
        await using var app = await App.Prepare(_engine);
        app.Replaces = services => services.AddSingleton<IMeetingCalendar>(outlook);
        await app.Run();
        var (story, first, second) = await Neighbours.Pairs(app, "Slack", "Teams");
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'", 2);
        await Neighbours.TakeBenAlong(app, story, first, second);
        await App.Eventually(() => outlook.Series is [{ Guests: ["Ben Okafor"] }], () => "Ben is not invited.");

        var other = outlook.Series[0].Plan.Organizer.DisplayName == "Kim Sato" ? second : first;
        await other.Says("meeting");
        await other.Reads("Put it in my calendar");
        await other.Presses("meeting.own");
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
        await app.Tick();

        await App.Eventually(() => outlook.Series is [{ Guests: ["Ben Okafor"] }], () => "Ben was forgotten.");
    }

    private static List<(string To, string Text)> Mails(MailSink sink) =>
        [
            .. Enumerable
                .Range(0, sink.Mails.Count)
                .Select(i => (sink.Mails.ElementAt(i).To, sink.Calendar(i).Text.Replace("\r\n ", "", StringComparison.Ordinal))),
        ];

    private static string Uid(string text) => text.Split("UID:")[1].Split('\r')[0];

    private static string Feed(App app, string secret) =>
        app
            .Client.GetStringAsync(new Uri($"/calendar/{secret}.ics", UriKind.Relative), TestContext.Current.CancellationToken)
            .GetAwaiter()
            .GetResult();

    private static Task<string> Secret(App app) =>
        app.Database.Db.Read(
            async db =>
                await db.Find<string>(
                    new Statement(
                        "test",
                        "SELECT f.secret FROM meeting_feeds f JOIN persons p ON p.id = f.person_id WHERE p.display_name = 'Ben Okafor'",
                        null)) ?? "",
            TestContext.Current.CancellationToken);
}

public sealed class SqliteCoverMeetingTests() : CoverMeetingTests("sqlite");

public sealed class PostgresCoverMeetingTests() : CoverMeetingTests("postgres");
