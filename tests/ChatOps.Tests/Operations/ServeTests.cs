using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Operations;

/// <summary>The built binary on a fresh machine, with nothing configured.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class ServeTests
{
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_first_run_makes_its_folders_and_says_what_is_not_connected()
    {
        using var folder = new Folder();
        await using var host = Binary.Start(folder, "--Urls", "http://127.0.0.1:0");

        var address = (await host.Says("ChatOps listens on http://127.0.0.1:")).Split(' ')[^1];
        await host.Says("Slack: not connected: set Slack:SigningSecret");
        await host.Says("Teams: not connected: set Teams:AppId");
        await host.Says("Graph: not connected: set Graph:TenantId");

        await IsReady(address);
        (await Browser.GetAsync($"{address}/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        File.Exists(folder["data/chatops.db"]).ShouldBeTrue();
        Directory.GetFiles(folder["data/keys"]).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task the_one_time_link_opens_once()
    {
        using var folder = new Folder();
        await using var host = Binary.Start(folder, "--Urls", "http://127.0.0.1:0");
        var line = await host.Says("Participation page");
        line.ShouldMatch(
            @"^Participation page \(opens once, from this machine\): http://127\.0\.0\.1:\d+/sign-in/link\?key=[A-Za-z0-9_-]{43}$"
        );
        var link = line.Split(' ')[^1];

        var foreign = await Browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "X-Forwarded-For", "10.0.0.1" } } }, Stop);
        var named = await Browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Host = "chatops.example" } }, Stop);
        var wrong = await Browser.GetAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), Stop);
        var opened = await Browser.GetAsync(link, Stop);
        var again = await Browser.GetAsync(link, Stop);

        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        named.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Gone);
        opened.StatusCode.ShouldBe(HttpStatusCode.Found);
        opened.Headers.Location.ShouldBe(new Uri("/participation", UriKind.Relative));
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        var cookie = opened.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ToLowerInvariant();
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; max-age=3600");
        cookie.ShouldNotContain("; secure");
    }

    [Fact]
    public async Task a_session_outlives_a_restart_and_the_link_does_not()
    {
        using var folder = new Folder();
        string link;
        string cookie;
        await using (var first = Binary.Start(folder, "--Urls", "http://127.0.0.1:0"))
        {
            link = (await first.Says("Participation page")).Split(' ')[^1];
            cookie = (await Browser.GetAsync(link, Stop)).Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }

        await using var second = Binary.Start(folder, "--Urls", "http://127.0.0.1:0");
        var address = (await second.Says("ChatOps listens on")).Split(' ')[^1];
        var spent = await Browser.GetAsync(address + new Uri(link).PathAndQuery, Stop);
        var page = await Browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"{address}/participation") { Headers = { { "Cookie", cookie } } }, Stop);
        var stranger = await Browser.GetAsync($"{address}/participation", Stop);

        spent.StatusCode.ShouldBe(HttpStatusCode.Gone);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task what_is_not_there_is_a_problem()
    {
        using var folder = new Folder();
        await using var host = Binary.Start(folder, "--Urls", "http://127.0.0.1:0");
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];

        foreach (var (answer, status) in new[]
        {
            (await Browser.GetAsync($"{address}/nowhere", Stop), 404),
            (await Browser.PostAsync($"{address}/health/live", null, Stop), 405),
            (await Browser.GetAsync($"{address}/demo", Stop), 404),
        })
        {
            ((int)answer.StatusCode).ShouldBe(status);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
            problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
        }
    }

    [Fact]
    public async Task migrate_says_what_it_applied_and_is_done_the_second_time()
    {
        using var folder = new Folder();

        var first = await Binary.Run(folder, "migrate");
        var second = await Binary.Run(folder, "migrate");

        first.Code.ShouldBe(0);
        first.Output.ShouldStartWith("Applied 0001_people, ");
        second.ShouldBe((0, "Nothing to migrate.\n", ""));
    }

    [Fact]
    public async Task a_key_that_is_missing_for_stored_content_stops_the_start()
    {
        using var folder = new Folder();
        (await Binary.Run(folder, "migrate")).Code.ShouldBe(0);
        await Sqlite.Run(
            folder["data/chatops.db"],
            """
            INSERT INTO persons (id, display_name, zone, locale, work_days, work_from, work_until, allows_outside_hours, created_at) VALUES ('p', 'Ana', 'Etc/UTC', 'en', '12345', 540, 1020, 0, 0);
            INSERT INTO content_keys (person_id, ring_key, wrapped) VALUES ('p', 'lost-key', x'00');
            """);

        var (code, _, errors) = await Binary.Run(folder, "serve", "--Urls=http://127.0.0.1:0");

        code.ShouldBe(1);
        errors.ShouldMatch(@"(?m)^Content:Key: .*lost-key");
        Regex.Count(errors, "Content:Key").ShouldBe(1);
    }

    [Fact]
    public async Task a_new_key_stands_beside_the_old_one()
    {
        using var folder = new Folder();
        (await Binary.Run(folder, "migrate")).Code.ShouldBe(0);

        var (code, output, _) = await Binary.Run(folder, "rotate-key");

        code.ShouldBe(0);
        output.ShouldMatch(@"^The new key is \S+; 0 persons and 0 workspaces are under it now\.\n$");
        Directory.GetFiles(folder["data/keys"]).Length.ShouldBe(2);
    }

    [Fact]
    public async Task an_address_that_is_taken_is_named()
    {
        using var folder = new Folder();
        using var other = new Folder();
        await using var host = Binary.Start(folder, "--Urls", "http://127.0.0.1:0");
        var address = (await host.Says("ChatOps listens on")).Split(' ')[^1];

        var (code, _, errors) = await Binary.Run(other, "--Urls", address);

        code.ShouldBe(1);
        errors.ShouldContain("Urls: another program listens on this address already.\n");
        errors.ShouldNotContain("   at ");
    }

    private static async Task IsReady(string address)
    {
        var answer = await Browser.GetAsync($"{address}/health/ready", Stop);
        for (var left = 100; left > 0 && !answer.IsSuccessStatusCode; left--)
        {
            await Task.Delay(50, Stop);
            answer = await Browser.GetAsync($"{address}/health/ready", Stop);
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
    }
}
