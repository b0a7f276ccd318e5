using ChatOps.Channels.Teams.Connector;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Tests.Vendors.Teams;
using ChatOps.Web;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What the SDK learns when it asks whom the bot believes.</summary>
public sealed class TeamsAuthenticationTests : IAsyncLifetime
{
    private FakeTeams _teams = null!;
    private TeamsBot _bot = null!;
    private TeamsAuthentication _authentication = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_teams.Settings);
        _authentication = new TeamsAuthentication(
            _bot.Part<TeamsTokens>(),
            _bot.Part<TrustedHosts>(),
            _teams.Settings,
            _bot.Part<TeamsApi>().Connectors,
            _bot.Part<Refusals>(),
            NullLogger<TeamsAuthentication>.Instance);
    }

    [Fact]
    public async Task a_good_token_for_this_activity_is_believed()
    {
        var believed = await _authentication.AuthenticateRequestAsync(Activity(), $"Bearer {_teams.Token()}", Stop);
        believed.ConnectorFactory.ShouldBe(_authentication.CreateConnectorFactory(believed.ClaimsIdentity));
    }

    [Fact]
    public async Task anything_else_is_not()
    {
        await Refuses(() => _authentication.AuthenticateRequestAsync(Activity(), "", Stop));
        await Refuses(() =>
            _authentication.AuthenticateRequestAsync(Activity(), $"Bearer {_teams.Signer.Token("another", _teams.ServiceUrl)}", Stop));
        var webchat = Activity();
        webchat.ChannelId = "webchat";
        await Refuses(() => _authentication.AuthenticateRequestAsync(webchat, $"Bearer {_teams.Token()}", Stop));
    }

    [Fact]
    public async Task streaming_connections_and_skills_are_refused_whatever_they_show()
    {
        await Refuses(() => _authentication.AuthenticateStreamingRequestAsync($"Bearer {_teams.Token()}", "msteams", Stop));
        await Refuses(() => _authentication.AuthenticateChannelRequestAsync($"Bearer {_teams.Token()}", Stop));
        Should.Throw<NotImplementedException>(() => _authentication.CreateBotFrameworkClient());
    }

    [Fact]
    public async Task a_connector_outlives_the_turn_that_the_sdk_disposes_of()
    {
        var connectors = _bot.Part<TeamsApi>().Connectors;
        var ana = _teams.Chats.Add(TeamsPerson.Named("Ana Ruiz"));
        (await connectors.CreateAsync(_teams.ServiceUrl, "", Stop)).Dispose();
        var again = await connectors.CreateAsync(_teams.ServiceUrl, "", Stop);
        (await again.Conversations.SendToConversationAsync(ana.Conversation, OutgoingActivity.OfText("hello"), Stop)).Id.ShouldNotBeNull();
        _teams.Calls.Single(c => c.IsSend).Text.ShouldBe("""{"type":"message","text":"hello"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _teams.DisposeAsync();
    }

    private Activity Activity() => new()
    {
        Type = "message",
        ChannelId = "msteams",
        ServiceUrl = _teams.ServiceUrl,
        Conversation = new ConversationAccount { Id = "a:1", TenantId = FakeTeams.TenantId },
    };

    private static Task<UnauthorizedAccessException> Refuses(Func<Task> ask) => Should.ThrowAsync<UnauthorizedAccessException>(ask);
}
