using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Answers;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;
using ChatOps.Settings;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack.Emulator;

/// <summary>What our own stand-in can't prove: that somebody else's reading of Slack's documentation agrees with ours.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class SlackEmulatorTests : IAsyncLifetime
{
    private const string AnasToken = "xoxp-ana";

    private static readonly Card Copy = new("partner-copy", "Ben shared the week.") { Body = [new Text("Call the supplier.")] };

    private readonly SlackEmulator _slack = new();
    private readonly EmailConfirmingProxy _proxy;
    private FakeSlack _unused = null!;
    private SlackHost _host = null!;
    private string _ana = "", _team = "";

    public SlackEmulatorTests() => _proxy = new EmailConfirmingProxy(_slack.Address);

    private static Ct Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SlackEmulator.SkipIfAbsent();
        _unused = await FakeSlack.Start();
        await _proxy.Start(Ct);
        _host = await SlackHost.Start(_unused, Connected, new Uri(SlackEmulator.RedirectUri));
        await _slack.Start(new Uri(_host.Client.BaseAddress!, SlackEndpoints.Events), Ct);
        var ana = await _slack.Call("auth.test", AnasToken, []);
        (_ana, _team) = ((string)ana["user_id"]!, (string)ana["team_id"]!);
        await Install();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        await _slack.DisposeAsync();
        await _proxy.DisposeAsync();
        if (_unused is not null)
            await _unused.DisposeAsync();
    }

    [Fact]
    public async Task the_app_is_installed_with_its_own_token()
    {
        (await _host.Tokens.Find(_team, Ct)).ShouldNotBeNull().ShouldStartWith("xoxb-");
        (await _host.Tokens.Place(new SlackOrigin(["T999999999"], null, "U1"), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task a_person_is_looked_up_and_verified_only_with_a_confirmed_address()
    {
        (await Profile()).IsEmailVerified.ShouldBeFalse();
        _proxy.Confirmed.Add(_ana);
        var profile = await Profile();
        (profile.Name, profile.Email, profile.IsEmailVerified, profile.IsGuest).ShouldBe(("Ana Ruiz", "ana.ruiz@example.com", true, false));
    }

    [Fact]
    public async Task a_message_to_the_app_arrives_as_a_signed_event_and_our_own_does_not_count()
    {
        var sent = await Sent();
        await _slack.Call("chat.postMessage", AnasToken, new JsonObject { ["channel"] = sent.Conversation, ["text"] = "my week" });
        var inbound = _host.Seen.ShouldHaveSingleItem();
        inbound.Account.ShouldBe(new AccountKey(Channel.Slack, _team, _ana));
        (inbound.Text, inbound.Sender.Conversation).ShouldBe(("my week", sent.Conversation));
    }

    [Fact]
    public async Task a_card_is_posted_changed_found_and_removed()
    {
        var since = SystemClock.Instance.GetCurrentInstant();
        var sent = await Sent();
        (await History(sent.Conversation)).ShouldHaveSingleItem().ShouldContain("Call the supplier.");
        (await _host.Channel.Update(Account, sent, Copy with { Body = [new Text("Call two suppliers.")] }, Ct)).ShouldBe(
            new Delivery.Sent(sent));
        (await History(sent.Conversation)).ShouldHaveSingleItem().ShouldContain("Call two suppliers.");
        (await _host.Channel.Find(Account, null, "delivery-1", since, Ct)).ShouldBe(new Finding.Found(sent));
        (await _host.Channel.Find(Account, null, "delivery-2", since, Ct)).ShouldBeOfType<Finding.Nowhere>();
        (await _host.Channel.Remove(Account, sent, Ct)).ShouldBe(new Delivery.Sent(sent));
        (await _host.Channel.Remove(Account, sent, Ct)).ShouldBe(new Delivery.Sent(sent));
        (await _host.Channel.Update(Account, sent, Copy, Ct)).ShouldBe(new Delivery.Gone("message_not_found"));
    }

    [Fact]
    public async Task the_home_tab_is_published()
    {
        var home = new Card(SlackChannel.HomeKind, "Home") { Body = [new Text("Nothing is due.")] };
        (await _host.Channel.Post(Account, null, home, "d", Ct)).ShouldBe(new Delivery.Sent(new MessageRef("home", _ana)));
        (await _host.Channel.Update(Account, new MessageRef("home", _ana), home, Ct)).ShouldBeOfType<Delivery.Sent>();
    }

    [Fact]
    public async Task somebody_unknown_is_out_of_reach()
    {
        (await _host.Channel.Post(SlackAccounts.Of("U999999999", team: _team), null, Copy, "d", Ct)).ShouldBe(
            new Delivery.Unreachable(AccountState.Deactivated, "user_not_found"));
        (await _host.Channel.LookUp(SlackAccounts.Of("U999999999", team: _team), Ct)).ShouldBe(
            new LookUp.Missing("user_not_found", AccountState.Deactivated));
    }

    [Fact]
    public async Task a_view_needs_a_trigger()
    {
        var api = new SlackApi(new SlackHttp(new OneClient(), Connected(_unused.Settings), SystemClock.Instance));
        var token = (await _host.Tokens.Find(_team, Ct))!;
        var card = new Card("check-in-form", "x")
        {
            Form = new Form("check-in.submit", "s", "Weekly check-in", "Share", "Not now")
            {
                Body = [new TextInput("c1_text", "1. This week I will", 200)],
            },
        };
        (await Should.ThrowAsync<SlackException>(() => api.OpenView(token, "made-up", SlackViews.Of(card), Ct))).Code.ShouldBe(
            "invalid_trigger_id");
        var trigger = (string)(await _slack.Call("views.generateTriggerId", token, new JsonObject { ["user_id"] = _ana }))["trigger_id"]!;
        await api.OpenView(token, trigger, SlackViews.Of(card), Ct);
        (await Should.ThrowAsync<SlackException>(() => api.OpenView(token, trigger, SlackViews.Of(card), Ct))).Code.ShouldBe(
            "exchanged_trigger_id");
    }

    private Account Account => SlackAccounts.Of(_ana, team: _team);

    private SlackSettings Connected(SlackSettings settings) => settings with
    {
        SigningSecret = SlackEmulator.SigningSecret,
        BotToken = null,
        ClientId = "12345.67890",
        ClientSecret = "example_client_secret",
        ApiUrl = _proxy.ApiUrl,
        AuthorizeUrl = new Uri(_slack.Address, "oauth/v2/authorize"),
    };

    private async Task Install()
    {
        using var start = await _host.Client.GetAsync(new Uri(await _host.Link(_team, "example.com"), UriKind.Relative), Ct);
        var back = await _slack.Allow(start.Headers.Location!, _ana);
        back.GetLeftPart(UriPartial.Path).ShouldBe(SlackEmulator.RedirectUri);
        using var page = await _host.Client.GetAsync(new Uri(back.PathAndQuery, UriKind.Relative), Ct);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Profile> Profile() => (await _host.Channel.LookUp(Account, Ct)).ShouldBeOfType<LookUp.Found>().Profile;

    private async Task<MessageRef> Sent() =>
        (await _host.Channel.Post(Account, null, Copy, "delivery-1", Ct)).ShouldBeOfType<Delivery.Sent>().Message;

    private async Task<IReadOnlyList<string>> History(string conversation)
    {
        var history = await _slack.Call("conversations.history", AnasToken, new JsonObject { ["channel"] = conversation });
        return [.. history["messages"]!.AsArray().Select(m => SlackBlocks.Read(m!["blocks"]!.AsArray()))];
    }

    private sealed class OneClient : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
