using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatOps.Tests.Channels.Slack;

public abstract class SlackInstallTests(string engine) : IAsyncLifetime
{
    private const string Other = "T0OTHER", OtherToken = "xoxb-other";

    private readonly FakeClock _clock = new(SystemClock.Instance.GetCurrentInstant());
    private FakeSlack _slack = null!;
    private SlackHost _host = null!;

    private static Ct Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.Start();
        _slack.AddUser("U0BEN", "Ben Okafor", "ben@example.com", team: Other);
        _host = await Start(s => s with { BotToken = null, ClientId = "1.2", ClientSecret = "client secret" });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task the_start_sends_the_browser_to_slack_with_a_state()
    {
        using var response = await _host.Client.GetAsync(new Uri(await _host.Link(), UriKind.Relative), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var target = response.Headers.Location!;
        target.GetLeftPart(UriPartial.Path).ShouldBe(new Uri(_slack.Address, "/oauth/v2/authorize").AbsoluteUri);
        var query = QueryHelpers.ParseQuery(target.Query);
        query["client_id"].ToString().ShouldBe("1.2");
        query["redirect_uri"].ToString().ShouldBe("https://bot.example/slack/oauth");
        query["scope"].ToString().ShouldBe(string.Join(',', SlackScopes.All));
        query["state"].ToString().Length.ShouldBe(43);
        query.ShouldNotContainKey("team");
        using var bound = await _host.Client.GetAsync(new Uri(await _host.Link(Other), UriKind.Relative), Ct);
        QueryHelpers.ParseQuery(bound.Headers.Location!.Query)["team"].ToString().ShouldBe(Other);
    }

    [Fact]
    public async Task without_a_link_or_a_moderator_nothing_begins()
    {
        using var response = await _host.Client.GetAsync(new Uri("/slack/install", UriKind.Relative), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Count("slack_install_states")).ShouldBe(0);
        using var german = new HttpRequestMessage(HttpMethod.Get, "/slack/install");
        german.Headers.AcceptLanguage.ParseAdd("de-AT");
        using var refused = await _host.Client.SendAsync(german, Ct);
        (await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("Ein Workspace kommt mit einem Link");
    }

    [Fact]
    public async Task a_moderator_begins_without_a_link_and_the_audit_names_them()
    {
        _host.Moderator = "entra:t:o";
        using var response = await _host.Client.GetAsync(new Uri("/slack/install", UriKind.Relative), Ct);
        (await Return(StateOf(response), _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.OK);
        (await Audited()).ShouldBe([("entra:t:o", "slack.installed", Other)]);
    }

    [Fact]
    public async Task of_a_link_only_the_hash_is_kept_and_what_came_of_it_is_audited()
    {
        var link = await _host.Link(Other, "example.com", "example.org");
        var key = QueryHelpers.ParseQuery(link[link.IndexOf('?', StringComparison.Ordinal)..])["link"].ToString();
        key.Length.ShouldBe(43);
        (await TableDump.Of(_host.Database)).ShouldNotContain(v => v.Contains(key, StringComparison.Ordinal));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        (await Count($"slack_install_links WHERE hash = '{hash}'")).ShouldBe(1);

        (await Return(await StateOf(link), _slack.NewCode("T0FOREIGN", "xoxb-foreign"))).ShouldBe(HttpStatusCode.BadRequest);
        (await Count("slack_installs")).ShouldBe(0);
        (await Return(await StateOf(link), _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.OK);
        (await Status(link)).ShouldBe(HttpStatusCode.Gone);
        (await Audited()).ShouldBe([
            ("operator", "slack.install-link", "T0OTHER=example.com,example.org"),
            ("operator", "slack.install.refused", "T0FOREIGN"),
            ("operator", "slack.installed", "T0OTHER=example.com,example.org"),
        ]);
        (await Count($"slack_trusted_domains WHERE team_id = '{Other}'")).ShouldBe(2);
    }

    [Theory]
    [InlineData(3599, HttpStatusCode.Redirect)]
    [InlineData(3600, HttpStatusCode.Gone)]
    public async Task a_link_is_good_for_an_hour(int seconds, HttpStatusCode status)
    {
        var link = await _host.Link();
        _clock.Advance(Duration.FromSeconds(seconds));
        (await Status(link)).ShouldBe(status);
    }

    [Fact]
    public async Task an_install_that_comes_back_after_the_hour_is_late()
    {
        var link = await _host.Link();
        _clock.Advance(Duration.FromMinutes(59));
        var state = await StateOf(link);
        _clock.Advance(Duration.FromMinutes(2));
        (await Return(state, _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.Gone);
        _slack.CallsOf("oauth.v2.access").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task an_unknown_link_is_gone_also_for_a_moderator(string link)
    {
        _host.Moderator = "entra:t:o";
        (await Status($"/slack/install?link={link}")).ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task a_link_is_spent_by_the_first_install_and_by_nothing_else()
    {
        var link = await _host.Link();
        (await Status($"/slack/oauth?error=access_denied&state={await StateOf(link)}")).ShouldBe(HttpStatusCode.OK);
        (await Return(await StateOf(link), "made-up")).ShouldBe(HttpStatusCode.BadRequest);
        var (first, second) = (await StateOf(link), await StateOf(link));
        (await Return(first, _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.OK);
        (await Return(second, _slack.NewCode("T0FOREIGN", "xoxb-foreign"))).ShouldBe(HttpStatusCode.Gone);
        (await Count("slack_installs")).ShouldBe(1);
    }

    [Fact]
    public async Task an_installed_workspace_is_heard_and_written_to()
    {
        await Refused(Other);
        await Install(_slack.NewCode(Other, OtherToken));
        await _host.Member("U0BEN", Other).Commands("join");
        _host.Seen.ShouldHaveSingleItem().Account.Tenant.ShouldBe(Other);
        (await _host.Channel.Post(SlackAccounts.Of("U0BEN", team: Other), null, new("x", "x"), "d", Ct)).ShouldBeOfType<Delivery.Sent>();
        _slack.CallsOf("chat.postMessage").ShouldHaveSingleItem().Token.ShouldBe(OtherToken);
    }

    [Fact]
    public async Task the_code_is_exchanged_with_the_clients_credentials_and_the_same_address()
    {
        await Install(_slack.NewCode(Other, OtherToken));
        var call = _slack.CallsOf("oauth.v2.access").ShouldHaveSingleItem();
        call.Text("redirect_uri").ShouldBe("https://bot.example/slack/oauth");
        call.Arguments.ContainsKey("client_secret").ShouldBeFalse();
    }

    [Fact]
    public async Task the_token_lies_encrypted_in_the_database()
    {
        await Install(_slack.NewCode(Other, OtherToken));
        var tokens = await _host.Database.Db.Read(
            db => db.Query<byte[]>(new Statement("test", "SELECT token FROM slack_installs", null)), Ct);
        Encoding.Latin1.GetString(tokens.ShouldHaveSingleItem()).ShouldNotContain(OtherToken);
    }

    [Fact]
    public async Task a_token_that_expires_and_cannot_be_renewed_is_not_taken()
    {
        var code = _slack.NewCode(Other, OtherToken, expiresIn: 43_200);
        _slack.Spoil(code, "refresh_token");
        (await Return(await NewState(), code)).ShouldBe(HttpStatusCode.BadGateway);
        (await Count("slack_installs")).ShouldBe(0);
    }

    [Fact]
    public async Task a_state_is_good_once()
    {
        var state = await NewState();
        (await Return(state, _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.OK);
        (await Return(state, _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task an_unknown_state_is_refused(string state)
    {
        (await Return(state, _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.BadRequest);
        _slack.CallsOf("oauth.v2.access").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(599, HttpStatusCode.OK)]
    [InlineData(600, HttpStatusCode.BadRequest)]
    public async Task a_state_is_good_for_ten_minutes(int seconds, HttpStatusCode status)
    {
        var state = await NewState();
        _clock.Advance(Duration.FromSeconds(seconds));
        (await Return(state, _slack.NewCode(Other, OtherToken))).ShouldBe(status);
    }

    [Fact]
    public async Task who_changes_their_mind_at_slack_reads_a_page()
    {
        using var response = await _host.Client.GetAsync(
            new Uri($"/slack/oauth?error=access_denied&state={await NewState()}", UriKind.Relative), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("ChatOps was not added");
        _slack.CallsOf("oauth.v2.access").ShouldBeEmpty();
    }

    [Fact]
    public async Task a_code_that_slack_does_not_know_is_refused() =>
        (await Return(await NewState(), "made-up")).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task when_slack_is_down_the_code_is_not_blamed()
    {
        _slack.FailWithStatus("oauth.v2.access", 503);
        (await Return(await NewState(), _slack.NewCode(Other, OtherToken))).ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task without_a_client_there_is_no_install_flow()
    {
        await using var host = await Start(s => s);
        (await host.Client.GetAsync(new Uri("/slack/install?link=a", UriKind.Relative), Ct)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized);
        (await host.Client.GetAsync(new Uri("/slack/oauth?code=a&state=b", UriKind.Relative), Ct)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task an_uninstalled_workspace_is_forgotten_and_its_people_are_out_of_reach_until_it_comes_back()
    {
        await Install(_slack.NewCode(Other, OtherToken));
        var account = await AddAccount();
        _clock.Advance(Duration.FromSeconds(60));
        await Happens("event.app_uninstalled", Other, _clock.GetCurrentInstant());
        await Happens("event.tokens_revoked", Other, _clock.GetCurrentInstant());
        await Refused(Other);
        (
            await _host.Channel.Post(SlackAccounts.Of("U0BEN", team: Other), null, new("x", "x"), "d", Ct)
        ).ShouldBeOfType<Delivery.Unreachable>();
        (await StateOf(account)).ShouldBe((AccountState.Revoked, "tokens_revoked"));
        _clock.Advance(Duration.FromSeconds(60));
        await Install(_slack.NewCode(Other, OtherToken));
        (await StateOf(account)).ShouldBe((AccountState.Active, null));
    }

    /// <summary>As where the one before a new install is taken back.</summary>
    [Fact]
    public async Task one_token_that_is_revoked_takes_nothing_while_ours_is_good()
    {
        await Install(_slack.NewCode(Other, OtherToken));
        var account = await AddAccount();

        await Happens("event.tokens_revoked", Other, _clock.GetCurrentInstant() + Duration.FromHours(1));

        (await StateOf(account)).ShouldBe((AccountState.Active, null));
        (await _host.Tokens.Find(Other, Ct)).ShouldBe(OtherToken);

        _slack.Expire(OtherToken);
        await Happens("event.tokens_revoked", Other, _clock.GetCurrentInstant() + Duration.FromHours(1));
        (await StateOf(account)).ShouldBe((AccountState.Revoked, "tokens_revoked"));
        (await _host.Tokens.Find(Other, Ct)).ShouldNotBe(OtherToken);
    }

    [Fact]
    public async Task where_slack_does_not_say_whether_ours_is_good_its_event_is_believed()
    {
        await Install(_slack.NewCode(Other, OtherToken));
        var account = await AddAccount();
        _slack.FailWithStatus("auth.test", 503);

        await Happens("event.tokens_revoked", Other, _clock.GetCurrentInstant());

        (await StateOf(account)).ShouldBe((AccountState.Revoked, "tokens_revoked"));
    }

    [Fact]
    public async Task late_news_of_an_uninstall_does_not_undo_a_newer_install()
    {
        var account = await AddAccount();
        await Install(_slack.NewCode(Other, OtherToken));
        await Happens("event.app_uninstalled", Other, _clock.GetCurrentInstant() - Duration.FromHours(1));
        (await StateOf(account)).ShouldBe((AccountState.Active, null));
        (await _host.Tokens.Find(Other, Ct)).ShouldBe(OtherToken);
    }

    [Fact]
    public async Task an_organisations_install_serves_all_its_workspaces()
    {
        await Install(_slack.NewCode(Other, OtherToken, enterprise: "E0ALL", isForAll: true));
        (await _host.Tokens.Place(new SlackOrigin([Other], "E0ALL", "U0BEN"), Ct)).ShouldBe(Other);
        (await _host.Tokens.Find(Other, Ct)).ShouldBe(OtherToken);
        (await _host.Tokens.Place(new SlackOrigin(["T0STRANGE"], "E0STRANGE", "U0BEN"), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task a_workspaces_own_install_comes_before_its_organisations()
    {
        await Install(_slack.NewCode("T0X", "xoxb-all", enterprise: "E0ALL", isForAll: true));
        await Install(_slack.NewCode(Other, OtherToken, enterprise: "E0ALL"));
        (await _host.Tokens.Find(Other, Ct)).ShouldBe(OtherToken);
    }

    [Fact]
    public async Task a_token_that_was_replaced_elsewhere_is_found_on_its_refusal()
    {
        await Install(_slack.NewCode(Other, "xoxb-old"));
        (await _host.Tokens.Find(Other, Ct)).ShouldBe("xoxb-old");
        var store = new SlackInstallStore(new SecretBox(_host.Database.Ring), new InstallLinkStore(), new PersonStore());
        await _host.Database.Db.Write(
            db => store.Save(db, new SlackInstall("", Other, "U0BOT", "", OtherToken), _clock.GetCurrentInstant()), Ct);
        _slack.AddTeam(Other, OtherToken);
        _slack.Fail("chat.postMessage", "token_revoked");
        var ben = SlackAccounts.Of("U0BEN", "D0BEN", Other);
        (await _host.Channel.Post(ben, null, new("x", "x"), "d", Ct)).ShouldBe(new Delivery.TryAgain("token_revoked"));
        (await _host.Channel.Post(ben, null, new("x", "x"), "d", Ct)).ShouldBeOfType<Delivery.Sent>();
    }

    private Task<SlackHost> Start(Func<SlackSettings, SlackSettings> change) =>
        SlackHost.Start(_slack, change, new Uri("https://bot.example"), _clock, engine == "postgres" ? Engine.Postgres : Engine.Sqlite);

    private async Task Refused(string team)
    {
        var before = _host.Seen.Count;
        await _host.Member("U0BEN", team).Commands("join");
        _host.Seen.Count.ShouldBe(before);
    }

    private async Task Install(string code) => (await Return(await NewState(), code)).ShouldBe(HttpStatusCode.OK);

    private async Task<string> NewState() => await StateOf(await _host.Link());

    private async Task<string> StateOf(string link)
    {
        using var response = await _host.Client.GetAsync(new Uri(link, UriKind.Relative), Ct);
        return StateOf(response);
    }

    private static string StateOf(HttpResponseMessage begun) => QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"].ToString();

    private async Task<HttpStatusCode> Status(string address)
    {
        using var response = await _host.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return response.StatusCode;
    }

    private Task<int> Count(string rows) =>
        _host.Database.Db.Read(db => db.Find<int>(new Statement("test", $"SELECT COUNT(*) FROM {rows}", null)), Ct);

    private Task<IReadOnlyList<(string Actor, string Action, string Reason)>> Audited() =>
        _host.Database.Db.Read(
            db =>
                db.Query<(string, string, string)>(new Statement("test", "SELECT actor, action, reason FROM audit ORDER BY at, id", null)),
            Ct);

    private async Task<HttpStatusCode> Return(string? state, string code)
    {
        using var response = await _host.Client.GetAsync(new Uri($"/slack/oauth?code={code}&state={state}", UriKind.Relative), Ct);
        return response.StatusCode;
    }

    private async Task Happens(string payload, string team, Instant at)
    {
        var body = SlackPayload.Text(payload).Replace("T0ACME", team, StringComparison.Ordinal);
        body = System.Text.RegularExpressions.Regex.Replace(
            body, "\"event_time\": [0-9]+", string.Create(CultureInfo.InvariantCulture, $"\"event_time\": {at.ToUnixTimeSeconds() + 1}"));
        using var request = await SlackSigned.Request(
            SlackEndpoints.Events, new StringContent(body, Encoding.UTF8, "application/json"), FakeSlack.SigningSecret);
        (await _host.Client.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<AccountId> AddAccount()
    {
        var people = new PersonStore();
        var person = new Person { Id = PersonId.New(), DisplayName = "Ben Okafor" };
        var account = SlackAccounts.Of("U0BEN", team: Other) with { PersonId = person.Id };
        await _host.Database.Db.Write(
            async db =>
            {
                await people.Add(db, person, _clock.GetCurrentInstant());
                await people.AddAccount(db, account, "Ben Okafor", _clock.GetCurrentInstant());
            },
            Ct);
        return account.Id;
    }

    private async Task<(AccountState, string?)> StateOf(AccountId id)
    {
        var account = (await _host.Database.Db.Read(db => new PersonStore().FindAccount(db, id), Ct))!;
        return (account.State, account.StateCode);
    }
}

public sealed class SqliteSlackInstallTests() : SlackInstallTests("sqlite");

public sealed class PostgresSlackInstallTests() : SlackInstallTests("postgres");
