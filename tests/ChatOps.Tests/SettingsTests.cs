using ChatOps.Settings;
using ChatOps.Storage;
using Microsoft.Extensions.Configuration;

namespace ChatOps.Tests;

public sealed class SettingsTests
{
    private const string OfMetrics =
        "Metrics:Urls must be http addresses of this machine (an IP address, localhost or *), each with a port and nothing after it, "
        + "separated by semicolons.";

    [Fact]
    public void nothing_set_is_well()
    {
        var settings = Read("");

        Faults("").ShouldBeEmpty();
        settings.Urls.ShouldBe(["http://127.0.0.1:3978"]);
        settings.Database.ConnectionString.ShouldBe("Data Source=data/chatops.db");
        settings.ContentKey.ShouldBe("file:data/keys");
        settings.Slack.TrustedResponseHosts.ShouldBe(["hooks.slack.com"]);
    }

    [Theory]
    [InlineData("Participation:MinimumGroup=4", "Participation:MinimumGroup must be 5 or more.")]
    [InlineData("Participation:MinimumGroup=five", "Participation:MinimumGroup must be a whole number.")]
    [InlineData("Participation:Enabled=maybe", "Participation:Enabled must be true or false.")]
    [InlineData("Privacy:ContentRetentionDays=0", "Privacy:ContentRetentionDays must be 1 or more.")]
    [InlineData("Database:Engine=oracle", "Database:Engine must be sqlite or postgres.")]
    [InlineData("Database:Engine=postgres", "Database:ConnectionString must name a server (Host=...) when Database:Engine is postgres.")]
    [InlineData(
        "Database:Engine=sqlite|Database:ConnectionString=Host=db;Password=hidden",
        "Database:ConnectionString names a server, but Database:Engine is sqlite.")]
    [InlineData("Content:Key=hidden", "Content:Key must be file:FOLDER or env:NAME.")]
    [InlineData("Moderators:0=ana", "Moderators must be work emails.")]
    [InlineData("Urls=127.0.0.1:80", "Urls must be http or https addresses, separated by semicolons.")]
    [InlineData("Metrics:Urls=9464", OfMetrics)]
    [InlineData("Metrics:Urls=127.0.0.1:9464", OfMetrics)]
    [InlineData("Metrics:Urls=https://127.0.0.1:9464", OfMetrics)]
    [InlineData("Metrics:Urls=http://127.0.0.1:0", OfMetrics)]
    [InlineData("Metrics:Urls=http://metrics.example:9464", OfMetrics)]
    [InlineData("Metrics:Urls=http://127.0.0.1:9464/metrics", OfMetrics)]
    [InlineData("Metrics:Urls=http://user:hidden@127.0.0.1:9464", OfMetrics)]
    [InlineData("Metrics:Urls=http://127.0.0.1:9464;;", OfMetrics)]
    [InlineData("Slack:ApiUrl=http://slack.example/api/", "Slack:ApiUrl must be an https address; http is for a loopback address only.")]
    [InlineData("Slack:ApiUrl=ftp://slack.example/api/", "Slack:ApiUrl must be an http or https address.")]
    [InlineData(
        "Slack:TrustedWorkspaces:0=T012AB3CD",
        "Slack:TrustedWorkspaces must be workspaces with their domains, each as T012AB3CD=example.com,example.org.")]
    [InlineData(
        "Slack:TrustedWorkspaces:0=T012AB3CD=",
        "Slack:TrustedWorkspaces must be workspaces with their domains, each as T012AB3CD=example.com,example.org.")]
    [InlineData(
        "Slack:TrustedWorkspaces:0=acme=example.com",
        "Slack:TrustedWorkspaces must be workspaces with their domains, each as T012AB3CD=example.com,example.org.")]
    [InlineData(
        "Slack:TrustedWorkspaces:0=T012AB3CD=@example.com",
        "Slack:TrustedWorkspaces must be workspaces with their domains, each as T012AB3CD=example.com,example.org.")]
    [InlineData(
        "Slack:BotToken=xoxe.xoxb-1",
        "Slack:BotToken expires within hours and can't be renewed from here: add the app with slack install-link, which needs "
            + "Slack:ClientId and Slack:ClientSecret."
    )]
    [InlineData("Slack:ClientId=1", "Slack:ClientId is set but Slack:ClientSecret is missing.")]
    [InlineData(
        "Teams:OpenIdMetadata=http://login.example/",
        "Teams:OpenIdMetadata must be an https address; http is for a loopback address only.")]
    [InlineData("Teams:LoginUrl=http://10.0.0.1/", "Teams:LoginUrl must be an https address; http is for a loopback address only.")]
    [InlineData("Graph:BaseUrl=http://graph.example", "Graph:BaseUrl must be an https address; http is for a loopback address only.")]
    [InlineData(
        "Web:Entra:Authority=http://login.example",
        "Web:Entra:Authority must be an https address; http is for a loopback address only.")]
    [InlineData("Teams:LoginUrl=https://user:hidden@login.example", "Teams:LoginUrl must not carry a user name or password.")]
    [InlineData("Teams:AllowAnonymousLoopback=true", "Teams:AllowAnonymousLoopback is for the environment Development only.")]
    [InlineData("Teams:AppPassword=hidden", "Teams:AppPassword is set but Teams:AppId is missing.")]
    [InlineData(
        "Teams:AppId=a|Teams:TenantId=t",
        "Teams:AppId is set but its credential is missing: set Teams:AppPassword, Teams:CertificatePath, Teams:FederatedTokenFile, "
        + "Teams:FederatedIdentityClientId or Teams:ManagedIdentityClientId."
    )]
    [InlineData(
        "Teams:AppId=a|Teams:TenantId=t|Teams:AppPassword=hidden|Teams:CertificatePassword=hidden",
        "Teams:CertificatePassword is set but Teams:CertificatePath is missing.")]
    [InlineData(
        "Teams:AppId=a|Teams:TenantId=t|Teams:FederatedTokenFile=f|Teams:ManagedIdentityClientId=m",
        "Only one of Teams:FederatedTokenFile and Teams:ManagedIdentityClientId may be set.")]
    [InlineData("Graph:FederatedIdentityClientId=m", "Graph:FederatedIdentityClientId is set but Graph:ClientId is missing.")]
    [InlineData("Teams:AppId=a|Teams:AppPassword=hidden", "Teams:AppId is set but Teams:TenantId is missing.")]
    [InlineData(
        "Teams:AppId=a|Teams:TenantId=t|Teams:AppPassword=hidden|Teams:CertificatePath=c",
        "Only one of Teams:AppPassword and Teams:CertificatePath may be set.")]
    [InlineData(
        "Teams:TrustedServiceHosts=http://bot.example",
        "Teams:TrustedServiceHosts must be host names, .suffixes, or http addresses of this machine.")]
    [InlineData("Graph:TenantId=t", "Graph:TenantId is set but Graph:ClientId is missing.")]
    [InlineData(
        "Graph:ClientId=c|Graph:TenantId=t",
        "Graph:ClientId is set but its credential is missing: set Graph:ClientSecret, Graph:CertificatePath, Graph:FederatedTokenFile, "
        + "Graph:FederatedIdentityClientId or Graph:ManagedIdentityClientId."
    )]
    [InlineData("Calendar=outlook", "Calendar must be graph or ics.")]
    [InlineData("Calendar=graph", "Calendar is graph, but Graph:TenantId and Graph:ClientId are missing.")]
    [InlineData("Mail:From=a@b.example", "Mail:Host is missing beside the other Mail settings.")]
    [InlineData("Mail:Host=smtp.example", "Mail:Host is set but Mail:From is missing.")]
    [InlineData("Web:TrustedProxies=everyone", "Web:TrustedProxies must be IP addresses or networks such as 10.0.0.0/8.")]
    [InlineData(
        "Web:Entra:ClientId=c|Web:Entra:ClientSecret=hidden",
        "Web:Entra:ClientId is set but Web:Entra:TenantId or Web:Entra:Authority is missing.")]
    public void what_is_wrong_is_one_sentence_without_the_value(string settings, string sentence) => Faults(settings).ShouldBe([sentence]);

    [Theory]
    [InlineData("Slack:ApiUrl=http://127.0.0.1:5000/api")]
    [InlineData("Slack:ApiUrl=http://localhost:5000/api/|Slack:SigningSecret=s")]
    [InlineData("Teams:OpenIdMetadata=http://[::1]:5000/keys")]
    [InlineData("Teams:TrustedServiceHosts=smba.example.net, .bots.example.net,http://127.0.0.1:5000")]
    [InlineData("Teams:AppId=a|Teams:TenantId=t|Teams:ManagedIdentityClientId=m")]
    [InlineData("Teams:AppId=a|Teams:TenantId=t|Teams:FederatedIdentityClientId=m")]
    [InlineData("Teams:AppId=a|Teams:TenantId=t|Teams:CertificatePath=c|Teams:CertificatePassword=p")]
    [InlineData("Graph:ClientId=a|Graph:TenantId=t|Graph:FederatedTokenFile=f")]
    [InlineData("Urls=http://127.0.0.1:0;https://*:443")]
    [InlineData("Metrics:Urls=http://127.0.0.1:9464; http://[::1]:9464;http://localhost:9465;http://*:9466")]
    [InlineData("Web:TrustedProxies:0=10.0.0.0/8|Web:TrustedProxies:1=::1")]
    public void what_is_right_is_taken(string settings) => Faults(settings).ShouldBeEmpty();

    [Fact]
    public void anonymous_loopback_is_for_development() =>
        Faults("Teams:AllowAnonymousLoopback=true|Teams:AppId=a|Teams:TenantId=t", isDevelopment: true).ShouldBeEmpty();

    [Fact]
    public void a_server_in_the_connection_string_means_postgres() =>
        Read("Database:ConnectionString=Host=db;Database=chatops").Database.EngineInUse.ShouldBe(Engine.Postgres);

    [Fact]
    public void trusted_workspaces_keep_the_commas_of_their_domains()
    {
        var trusted = Read(
            "Slack:TrustedWorkspaces:0=T012AB3CD=Example.com, example.org|Slack:TrustedWorkspaces:1=T0OTHER=example.net"
        ).Slack.TrustedWorkspaces;

        trusted
            .Select(t => $"{t.Team} {string.Join(' ', t.Domains)}")
            .ShouldBe(["T012AB3CD example.com example.org", "T0OTHER example.net"]);
        Read("").Slack.TrustedWorkspaces.ShouldBeEmpty();
    }

    [Fact]
    public void a_list_is_numbered_or_has_commas()
    {
        Read("Teams:AllowedTenants=a, b").Teams.AllowedTenants.ShouldBe(["a", "b"]);
        Read("Teams:AllowedTenants:0=a|Teams:AllowedTenants:1=b").Teams.AllowedTenants.ShouldBe(["a", "b"]);
        Read("Moderators=Ana@Example.org").Moderators.ShouldBe(["ana@example.org"]);
    }

    [Fact]
    public void slack_methods_can_be_appended_to_the_api_address() =>
        Read("Slack:ApiUrl=http://127.0.0.1:5000/api").Slack.ApiUrl.AbsoluteUri.ShouldBe("http://127.0.0.1:5000/api/");

    [Fact]
    public void settings_do_not_print()
    {
        var settings = Read(
            "Slack:BotToken=hidden|Teams:AppPassword=hidden|Graph:ClientSecret=hidden|Mail:Password=hidden|"
            + "Database:ConnectionString=Host=hidden");

        object[] all = [settings, settings.Slack, settings.Teams, settings.Graph, settings.Mail, settings.Database, settings.Web];
        string.Join(' ', all).ShouldNotContain("hidden");
    }

    private static ChatOpsSettings Read(string settings) => SettingsReader.Read(From(settings)).Settings;

    private static IReadOnlyList<string> Faults(string text, bool isDevelopment = false)
    {
        var (settings, faults) = SettingsReader.Read(From(text));
        return [.. faults, .. SettingsRules.Check(settings, isDevelopment)];
    }

    private static IConfigurationRoot From(string settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Split('|', StringSplitOptions.RemoveEmptyEntries)
                    .Select(s => s.Split('=', 2))
                    .Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
            .Build();
}
