using System.Text.Json.Nodes;
using ChatOps.Channels.Teams.Connector;
using ChatOps.Tests.Golden;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Every call of ours against the connector's own description.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class ConnectorContractTests : IAsyncLifetime
{
    private const string Chat = "a:1pL7wJ2nXc9v;x@y/z";

    private FakeTeams _login = null!;
    private Prism _connector = null!;
    private TeamsBot _bot = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await Prism.Running("bot-connector/connector-swagger.json");
        _login = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_login.Settings with { TrustedServiceHosts = [_connector.Url] });
    }

    [Fact]
    public async Task every_call_fits_the_contract()
    {
        var service = new Uri(_connector.Url);
        var api = _bot.Part<TeamsApi>();
        (
            await api.CreateConversation(service, OutgoingActivity.Personal(FakeTeams.AppId, FakeTeams.TenantId, "29:1x"), Stop)
        ).Id.ShouldNotBeNull();
        (await api.GetPagedMembers(service, Chat, 50, null, Stop)).Members.ShouldNotBeEmpty();
        (await api.GetPagedMembers(service, Chat, 50, "next page/+", Stop)).Members.ShouldNotBeEmpty();
        (await api.GetMember(service, Chat, "29:1x", Stop)).Id.ShouldNotBeNull();
        await api.DeleteActivity(service, Chat, "1763884801111", Stop);
    }

    [Fact]
    public async Task every_golden_card_fits_the_contract_as_a_new_message_and_as_a_change()
    {
        var service = new Uri(_connector.Url);
        var api = _bot.Part<TeamsApi>();
        var cards = Directory.GetFiles(Goldens.Folder, "*.teams.json", SearchOption.AllDirectories);
        cards.ShouldNotBeEmpty();
        foreach (var card in cards)
        {
            var json = JsonNode.Parse(await File.ReadAllTextAsync(card, Stop))!.AsObject();
            var activity = OutgoingActivity.OfCard(json, "Your week is open.", alerts: true);
            (await api.SendToConversation(service, Chat, activity, Stop)).Id.ShouldNotBeNull();
            (await api.UpdateActivity(service, Chat, "1763884801111", activity, Stop)).Id.ShouldNotBeNull();
        }
    }

    /// <summary>The contract's own check: what does not fit is refused.</summary>
    [Theory]
    [InlineData("PUT", "/v3/conversations/a/activities/1", """{"type":"no such type"}""")]
    [InlineData("POST", "/v3/conversations", """{"isGroup":"no","members":{}}""")]
    [InlineData("GET", "/v3/no-such-path", null)]
    public async Task what_does_not_fit_is_refused(string method, string path, string? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), _connector.Url + path);
        request.Headers.Add("Authorization", "Bearer x");
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");
        using var response = await http.SendAsync(request, Stop);
        ((int)response.StatusCode).ShouldBeOneOf(404, 422);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connector is null)
            return;
        await _bot.DisposeAsync();
        await _login.DisposeAsync();
    }
}
