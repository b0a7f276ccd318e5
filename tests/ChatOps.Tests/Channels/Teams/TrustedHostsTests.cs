using ChatOps.Channels.Teams.Connector;
using ChatOps.Settings;

namespace ChatOps.Tests.Channels.Teams;

public sealed class TrustedHostsTests
{
    private static readonly TrustedHosts Hosts = new(
        new TeamsSettings { TrustedServiceHosts = ["relay.contoso.example", ".bots.contoso.example", "http://127.0.0.1:4321"] }
    );

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://SMBA.TrafficManager.net/emea")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch/")]
    [InlineData("https://europe.api.botframework.com/")]
    [InlineData("https://relay.contoso.example/a")]
    [InlineData("https://eu.bots.contoso.example")]
    [InlineData("http://127.0.0.1:4321/emea/")]
    public void a_documented_or_named_host_is_trusted(string address) => Hosts.Read(address).ShouldNotBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("teams")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://evil.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://.botframework.com/")]
    [InlineData("https://smba.trafficmanager.net./teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://evil.example/smba.trafficmanager.net")]
    [InlineData("https://evil.example#.botframework.com")]
    [InlineData("https://evil.example\\.botframework.com/")]
    [InlineData("https://smba.trafficmanager.net/teams/?to=")]
    [InlineData("https://smba.trafficmanager.net/teams/#")]
    [InlineData("https://ѕmba.trafficmanager.net/teams/")]
    [InlineData("http://127.0.0.1:4322/")]
    [InlineData("http://127.0.0.1:4321@evil.example/")]
    [InlineData("http://localhost:4321/")]
    [InlineData("http://relay.contoso.example/")]
    [InlineData("https://eu.relay.contoso.example/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    public void everything_else_is_not(string? address) => Hosts.Read(address).ShouldBeNull();

    [Fact]
    public void an_http_host_that_is_not_this_machine_is_not_trusted_even_when_named() =>
        new TrustedHosts(new TeamsSettings { TrustedServiceHosts = ["http://10.0.0.1:80"] }).Read("http://10.0.0.1:80/").ShouldBeNull();
}
