using System.Net;
using System.Net.Http.Headers;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Mail;

namespace ChatOps.Tests.Meetings.Ics;

/// <summary>F5: a company without Outlook. The pair gets a time, a private feed, and where mail is set an invitation.</summary>
public abstract class InvitationTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task an_invitation_its_change_and_its_end_are_mailed_to_both()
    {
        await using var sink = new MailSink();
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Mail:Host", "127.0.0.1", "--Mail:Port", $"{sink.Port}", "--Mail:From", "meetings@contoso.example"]);
        await app.Run();
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NOT NULL", 3);
        await story.Pair();
        await app.Tick();

        await story.Ana.Reads("your time. The invitation is in your mail.");
        await App.Eventually(() => sink.Mails.Count == 2, () => "No invitations.");
        sink.Mails.Select(m => m.To).ShouldBe(["ana@contoso.example", "ben@contoso.example"], ignoreOrder: true);
        sink.Calendar(0).ShouldSatisfyAllConditions(
            c => c.Method.ShouldBe("REQUEST"),
            c => c.Text.ShouldContain("METHOD:REQUEST\r\n"),
            c => c.Text.ShouldContain("SEQUENCE:0\r\n"),
            c => c.Text.ShouldContain("ATTENDEE;CN=Ben Okafor;"));

        await story.Ana.Says("meeting");
        await story.Ana.Reads("Skip this week");
        await story.Ana.Presses("meeting.skip");
        await App.Eventually(() => sink.Mails.Count == 4, () => "No change.");
        sink.Calendar(2)
            .Text.ShouldSatisfyAllConditions(
                c => c.ShouldContain("METHOD:CANCEL\r\n"),
                c => c.ShouldContain("RECURRENCE-ID;TZID=Europe/Berlin:20261124T090000"),
                c => c.ShouldContain("SEQUENCE:1\r\n"));

        await story.Ben.Leaves();
        await app.Tick();
        await App.Eventually(() => sink.Mails.Count == 6, () => "No end.");
        sink.Calendar(4)
            .Text.ShouldSatisfyAllConditions(
                c => c.ShouldContain("STATUS:CANCELLED"),
                c => c.ShouldContain("SEQUENCE:2\r\n"),
                c => c.ShouldNotContain("RECURRENCE-ID"),
                c => c.ShouldContain("RRULE:"));
    }

    [Fact]
    public async Task a_mail_server_that_is_out_of_order_keeps_nobody_from_their_meeting()
    {
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Mail:Host", "127.0.0.1", "--Mail:Port", "1", "--Mail:From", "meetings@contoso.example"]);
        await app.Run();
        var story = await Story.Begin(app, Channel.Slack, Channel.Slack);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NOT NULL", 3);
        await story.Pair();
        await app.Tick();

        await story.Ana.Reads("your time. The invitation is in your mail.");
        await app.Eventually("SELECT COUNT(*) FROM meeting_work WHERE kind = 'move' AND state = 'due' AND code IS NOT NULL", 1);
    }

    [Fact]
    public async Task a_private_feed_is_read_by_its_secret_and_by_nothing_else()
    {
        await using var world = await MeetingWorld.Booked(_engine, hasOutlook: false);
        var secret = await world.Text(
            "SELECT secret FROM meeting_feeds f JOIN persons p ON p.id = f.person_id WHERE p.display_name = 'Ana Ruiz'");
        var series = await world.Text("SELECT id FROM meeting_series WHERE state = 'booked'");
        secret.ShouldMatch("^[A-Za-z0-9_-]{43}$");

        var feed = await Get(world, $"/calendar/{secret}.ics");

        feed.StatusCode.ShouldBe(HttpStatusCode.OK);
        feed.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await feed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("METHOD:PUBLISH"),
            t => t.ShouldContain("RRULE:FREQ=WEEKLY;COUNT=3"),
            t => t.ShouldContain("BEGIN:VTIMEZONE"),
            t => t.ShouldNotContain("Okafor"));
        var file = await Get(world, $"/calendar/{secret}/{series}.ics");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        foreach (
            var unknown in new[]
            {
                $"/calendar/{new string('a', 43)}.ics",
                "/calendar/short.ics",
                $"/calendar/{secret}/unknown.ics",
                $"/calendar/{new string('a', 43)}/{series}.ics",
                $"/calendar/{secret}",
            })
            (await Get(world, unknown)).StatusCode.ShouldBe(HttpStatusCode.NotFound, unknown);
        (
            await world.App.Client.PostAsync(
                new Uri($"/calendar/{secret}.ics", UriKind.Relative),
                null,
                TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task a_feed_is_the_same_until_something_changes_and_says_since_when()
    {
        await using var world = await MeetingWorld.Booked(_engine, hasOutlook: false);
        await world.Settles();
        var path = $"/calendar/{await Secret(world.App)}.ics";
        var first = await Get(world, path);
        var text = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var (tag, since) = (first.Headers.ETag!, first.Content.Headers.LastModified!.Value);
        System.Text.Encoding.UTF8.GetString(text).ShouldSatisfyAllConditions(
            t => t.ShouldContain("\r\nNAME:My partner meetings\r\n"),
            t => t.ShouldContain("\r\nX-WR-CALNAME:My partner meetings\r\n"),
            t => t.ShouldContain("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"),
            t => t.ShouldContain("\r\nX-PUBLISHED-TTL:PT1H\r\n"));
        tag.IsWeak.ShouldBeFalse();

        await world.App.Until(Instant.FromUtc(2026, 11, 23, 15, 0));
        var again = await Get(world, path);

        (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(text);
        (again.Headers.ETag, again.Content.Headers.LastModified).ShouldBe((tag, since));
        var head = await Ask(world, HttpMethod.Head, path, _ => { });
        (head.StatusCode, head.Headers.ETag, head.Content.Headers.LastModified).ShouldBe((HttpStatusCode.OK, tag, since));
        head.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        head.Content.Headers.ContentLength.ShouldBe(text.Length);
        (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await Ask(world, HttpMethod.Get, path, h => h.IfNoneMatch.Add(tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Ask(world, HttpMethod.Get, path, h => h.IfModifiedSince = since)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Ask(world, HttpMethod.Head, $"/calendar/{new string('a', 43)}.ics", _ => { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await world.Ana.Says("meeting");
        await world.Ana.Reads("Skip this week");
        await world.Ana.Presses("meeting.skip");
        await world.Settles();

        var changed = await Ask(world, HttpMethod.Get, path, h => h.IfNoneMatch.Add(tag));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Content.Headers.LastModified!.Value.ShouldBeGreaterThan(since);
        (await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldSatisfyAllConditions(
            t => t.ShouldContain("EXDATE;TZID=Europe/Berlin:20261124T090000"), t => t.ShouldContain("SEQUENCE:1\r\n"));
        (await Ask(world, HttpMethod.Get, path, h => h.IfModifiedSince = since)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task the_line_that_names_the_feed_carries_its_link(string ana)
    {
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Web:PublicUrl", "https://chatops.example"]);
        await app.Run();
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Channel.Slack);
        await story.Pair();
        await app.Tick();

        await story.Ana.Reads("It is in your private calendar feed.");

        story.Ana.With("It is in your private calendar feed.")[0].ShouldContain("My calendar feed");
        var link = $"https://chatops.example/calendar/{await Secret(app)}.ics";
        await App.Eventually(
            () => Said().Any(text => text.Contains(link, StringComparison.Ordinal)), () => $"Never sent: {link}");

        IEnumerable<string> Said() =>
            ana == "Teams" ? app.Teams.Calls.Select(c => c.Text) : app.Slack.Calls.Select(c => c.Arguments.ToJsonString());
    }

    [Fact]
    public async Task one_tap_makes_the_old_address_worthless()
    {
        await using var app = await App.Prepare(_engine);
        app.More.AddRange(["--Web:PublicUrl", "https://chatops.example"]);
        await app.Run();
        var story = await Story.Begin(app, Channel.Teams, Channel.Slack);
        await story.Pair();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'", 1);
        var before = await Secret(app);
        await story.Ana.Says("meeting");
        await story.Ana.Reads($"https://chatops.example/calendar/{before}.ics");

        await story.Ana.Presses("meeting.new-feed");

        await App.Eventually(() => Secret(app).GetAwaiter().GetResult() != before, () => "The same secret.");
        (
            await app.Client.GetAsync(new Uri($"/calendar/{before}.ics", UriKind.Relative), TestContext.Current.CancellationToken)
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await story.Ana.Reads($"https://chatops.example/calendar/{await Secret(app)}.ics");
    }

    private static Task<string> Secret(App app) =>
        app.Database.Db.Read(
            async db =>
                await db.Find<string>(
                    new Statement(
                        "test",
                        "SELECT f.secret FROM meeting_feeds f JOIN persons p ON p.id = f.person_id WHERE p.display_name = 'Ana Ruiz'",
                        null)) ?? "",
            TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> Ask(MeetingWorld world, HttpMethod method, string path, Action<HttpRequestHeaders> about)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        about(request.Headers);
        return world.App.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> Get(MeetingWorld world, string path) =>
        world.App.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}

public sealed class SqliteInvitationTests() : InvitationTests("sqlite");

public sealed class PostgresInvitationTests() : InvitationTests("postgres");
