using System.Net;
using System.Security.Cryptography;
using ChatOps.Cards;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What is taken, and what the keys cost. Each check failing alone: <see cref="Forgeries"/>.</summary>
public sealed class TeamsTokensTests : IAsyncLifetime
{
    private FakeTeams _teams = null!;
    private TeamsBot _bot = null!;
    private TeamsMember _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_teams.Settings);
        _ana = new TeamsMember(_bot.Http, _teams, TeamsPerson.Named("Ana Ruiz"));
    }

    [Fact]
    public async Task a_good_token_is_taken()
    {
        await _ana.Says("hello");
        _bot.Taken.ShouldHaveSingleItem().Text.ShouldBe("hello");
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task the_other_permitted_algorithms_are_taken(string algorithm) =>
        (await Post(t => t.SigningCredentials = new SigningCredentials(_teams.Signer.Key, algorithm))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("expired lately")]
    [InlineData("valid soon")]
    [InlineData("service URL in other letters, without its slash")]
    public async Task what_is_within_the_rules_is_taken(string case_) =>
        (await Post(t =>
        {
            if (case_ == "expired lately")
                (t.NotBefore, t.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-4));
            else if (case_ == "valid soon")
                t.NotBefore = DateTime.UtcNow.AddMinutes(4);
            else
                t.Claims["serviceurl"] = _teams.ServiceUrl.TrimEnd('/').ToUpperInvariant();
        })).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task an_untrusted_service_url_is_refused_even_when_the_token_names_it_too()
    {
        const string elsewhere = "https://smba.trafficmanager.net.evil.example/teams/";
        var activity = _ana.Activity("message").With("text", "hello").With("serviceUrl", elsewhere);
        using var response = await _bot.Post(activity.ToJsonString(), _teams.Signer.Token(FakeTeams.AppId, elsewhere));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _bot.Taken.ShouldBeEmpty();
        _teams.Calls.ShouldNotContain(c => c.IsToConnector);
    }

    [Fact]
    public async Task a_new_key_is_fetched_once_and_the_same_request_succeeds()
    {
        await _ana.Says("before");
        _teams.Signer.Roll();
        await _ana.Says("after");
        await _ana.Says("again");
        _bot.Taken.Count.ShouldBe(3);
        KeyFetches().ShouldBe(2);
    }

    [Fact]
    public async Task a_stranger_cannot_make_us_fetch_keys_for_every_request()
    {
        using var stranger = RSA.Create(2048);
        for (var i = 0; i < 20; i++)
            (await Post(t => t.SigningCredentials = Sign(new RsaSecurityKey(stranger) { KeyId = $"unknown-{i}" }))).ShouldBe(
                HttpStatusCode.Unauthorized);
        KeyFetches().ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task a_failed_first_fetch_does_not_last()
    {
        _teams.Fail(new TeamsFault(c => c.Parts is ["v1", ..], 404));
        (await Post(_ => { })).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Post(_ => { })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_authority_that_is_away_is_not_asked_for_every_request()
    {
        _teams.Fail(new TeamsFault(c => c.Parts is ["v1", ..], 503, times: 100));
        for (var i = 0; i < 20; i++)
            (await Post(_ => { })).ShouldBe(HttpStatusCode.ServiceUnavailable);
        _teams.Calls.Count(c => c.Parts is ["v1", ..]).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task keys_that_are_known_outlast_the_authority()
    {
        await _ana.Says("before");
        _teams.Fail(new TeamsFault(c => c.Parts is ["v1", ..], 503, times: 100));
        (await Post(t => t.Expires = DateTime.UtcNow.AddMinutes(30))).ShouldBe(HttpStatusCode.OK);
        _teams.Signer.Roll();
        (await Post(_ => { })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_token_that_was_seen_before_is_still_held_against_each_activity()
    {
        var token = _teams.Token();
        (await Send(token)).ShouldBe(HttpStatusCode.OK);
        (await Send(token)).ShouldBe(HttpStatusCode.OK);
        using var response = await _bot.Post(_ana.Activity("message").With("serviceUrl", $"{_teams.Url}/amer/").ToJsonString(), token);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        KeyFetches().ShouldBe(1);
    }

    [Fact]
    public async Task another_allowed_tenant_is_taken()
    {
        var partner = Guid.NewGuid().ToString();
        await using var bot = await TeamsBot.Start(_teams.Settings with { AllowedTenants = [FakeTeams.TenantId, partner] });
        await new TeamsMember(bot.Http, _teams, TeamsPerson.Named("Kim Sato") with { Tenant = partner }).Says("hello");
        bot.Taken.ShouldHaveSingleItem().Account.Tenant.ShouldBe(partner);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _teams.DisposeAsync();
    }

    private int KeyFetches() => _teams.Calls.Count(c => c.Parts is [.., "keys"]);

    private Task<HttpStatusCode> Post(Action<SecurityTokenDescriptor> change) =>
        Send(_teams.Signer.Token(FakeTeams.AppId, _teams.ServiceUrl, change));

    private async Task<HttpStatusCode> Send(string? token, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(_ana.Activity("message").With("text", "hello").ToJsonString(), null, "application/json"),
        };
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        using var response = await _bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("IDX");
        return response.StatusCode;
    }

    private static SigningCredentials Sign(RsaSecurityKey key) => new(key, SecurityAlgorithms.RsaSha256);
}
