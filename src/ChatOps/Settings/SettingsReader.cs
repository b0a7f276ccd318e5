using System.Globalization;
using ChatOps.Storage;

namespace ChatOps.Settings;

/// <summary>
/// Configuration to <see cref="ChatOpsSettings"/>. What can't be read is a sentence that names the setting and never repeats its value.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>The first part of every key that exists. Anything else on the command line is a slip of the pen.</summary>
    public static readonly IReadOnlyList<string> Sections =
    [
        "Urls", "Database", "Content", "Moderators", "Slack", "Teams", "Graph", "Calendar", "Mail", "Web", "Participation", "Privacy",
        "Metrics", "OTEL_EXPORTER_OTLP_ENDPOINT", "ChatOps", "Logging", "Kestrel", "environment", "contentRoot", "applicationName",
    ];

    public static (ChatOpsSettings Settings, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        return (reader.Read(), reader._faults);
    }

    private ChatOpsSettings Read()
    {
        var usual = new ChatOpsSettings();
        return new ChatOpsSettings
        {
            Urls = Text("Urls")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? usual.Urls,
            MetricsUrls = Text("Metrics:Urls")?.Split(';', StringSplitOptions.TrimEntries) ?? usual.MetricsUrls,
            Database = Database(usual.Database),
            ContentKey = Text("Content:Key") ?? usual.ContentKey,
            Moderators = [.. List("Moderators").Select(m => m.ToLowerInvariant())],
            Slack = Slack(usual.Slack),
            Teams = Teams(usual.Teams),
            Graph = Graph(usual.Graph),
            Calendar = Text("Calendar")?.ToLowerInvariant(),
            Mail = new()
            {
                Host = Text("Mail:Host"),
                Port = Number("Mail:Port", usual.Mail.Port),
                User = Text("Mail:User"),
                Password = Text("Mail:Password"),
                From = Text("Mail:From"),
            },
            Web = new()
            {
                PublicUrl = Address("Web:PublicUrl"),
                TrustedProxies = List("Web:TrustedProxies"),
                Contact = Text("Web:Contact"),
                Entra = Entra(usual.Web.Entra),
            },
            Participation = new()
            {
                ConnectionString = Text("Database:ParticipationConnectionString"),
                Enabled = Switch("Participation:Enabled", usual.Participation.Enabled),
                MinimumGroup = Number("Participation:MinimumGroup", usual.Participation.MinimumGroup),
                HeadcountFile = Text("Participation:HeadcountFile"),
            },
            Privacy = new()
            {
                ContentRetentionDays = Number("Privacy:ContentRetentionDays", usual.Privacy.ContentRetentionDays),
                PersonFactsRetentionDays = Number("Privacy:PersonFactsRetentionDays", usual.Privacy.PersonFactsRetentionDays),
            },
            OtlpEndpoint = Address("OTEL_EXPORTER_OTLP_ENDPOINT"),
        };
    }

    private DbSettings Database(DbSettings usual)
    {
        var connection = Text("Database:ConnectionString");
        return new()
        {
            ConnectionString = connection ?? usual.ConnectionString,
            Engine = Text("Database:Engine")?.ToLowerInvariant() switch
            {
                null => SettingsRules.IsPostgres(connection) ? Engine.Postgres : Engine.Sqlite,
                "sqlite" => Engine.Sqlite,
                "postgres" => Engine.Postgres,
                _ => Fault("Database:Engine must be sqlite or postgres.", usual.EngineInUse),
            },
        };
    }

    private SlackSettings Slack(SlackSettings usual) => new()
    {
        SigningSecret = Text("Slack:SigningSecret"),
        BotToken = Text("Slack:BotToken"),
        ClientId = Text("Slack:ClientId"),
        ClientSecret = Text("Slack:ClientSecret"),
        ApiUrl = Folder(Address("Slack:ApiUrl") ?? usual.ApiUrl),
        AuthorizeUrl = Address("Slack:AuthorizeUrl") ?? usual.AuthorizeUrl,
        TrustedResponseHosts = List("Slack:TrustedResponseHosts") is { Count: > 0 } hosts ? hosts : usual.TrustedResponseHosts,
        TrustedWorkspaces = Workspaces("Slack:TrustedWorkspaces"),
    };

    private TeamsSettings Teams(TeamsSettings usual) => new()
    {
        AppId = Text("Teams:AppId"),
        TenantId = Text("Teams:TenantId"),
        AllowedTenants = List("Teams:AllowedTenants"),
        AppPassword = Text("Teams:AppPassword"),
        CertificatePath = Text("Teams:CertificatePath"),
        CertificatePassword = Text("Teams:CertificatePassword"),
        FederatedTokenFile = Text("Teams:FederatedTokenFile"),
        FederatedIdentityClientId = Text("Teams:FederatedIdentityClientId"),
        ManagedIdentityClientId = Text("Teams:ManagedIdentityClientId"),
        Issuer = Text("Teams:Issuer") ?? usual.Issuer,
        OpenIdMetadata = Address("Teams:OpenIdMetadata") ?? usual.OpenIdMetadata,
        LoginUrl = Address("Teams:LoginUrl") ?? usual.LoginUrl,
        Scope = Text("Teams:Scope") ?? usual.Scope,
        TrustedServiceHosts = List("Teams:TrustedServiceHosts"),
        AllowAnonymousLoopback = Switch("Teams:AllowAnonymousLoopback", usual.AllowAnonymousLoopback),
    };

    private GraphSettings Graph(GraphSettings usual) => new()
    {
        TenantId = Text("Graph:TenantId"),
        ClientId = Text("Graph:ClientId"),
        ClientSecret = Text("Graph:ClientSecret"),
        CertificatePath = Text("Graph:CertificatePath"),
        CertificatePassword = Text("Graph:CertificatePassword"),
        FederatedTokenFile = Text("Graph:FederatedTokenFile"),
        FederatedIdentityClientId = Text("Graph:FederatedIdentityClientId"),
        ManagedIdentityClientId = Text("Graph:ManagedIdentityClientId"),
        BaseUrl = Address("Graph:BaseUrl") ?? usual.BaseUrl,
        LoginUrl = Address("Graph:LoginUrl") ?? usual.LoginUrl,
        Scope = Text("Graph:Scope") ?? usual.Scope,
    };

    private EntraSettings Entra(EntraSettings usual) => new()
    {
        TenantId = Text("Web:Entra:TenantId"),
        ClientId = Text("Web:Entra:ClientId"),
        ClientSecret = Text("Web:Entra:ClientSecret"),
        Authority = Address("Web:Entra:Authority"),
        RoleClaim = Text("Web:Entra:RoleClaim") ?? usual.RoleClaim,
        AllowBothRoles = Switch("Web:Entra:AllowBothRoles", usual.AllowBothRoles),
    };

    private string? Text(string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary><c>Key:0</c>, <c>Key:1</c> and so on, or one text with commas.</summary>
    private IReadOnlyList<string> List(string key) =>
    [
        .. configuration.GetSection(key).GetChildren().Select(c => c.Value)
            .Prepend(configuration[key])
            .SelectMany(v => v?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []),
    ];

    /// <summary>Entries <c>T...=example.com,example.org</c>, numbered. The commas are the domains'.</summary>
    private IReadOnlyList<TrustedWorkspace> Workspaces(string key)
    {
        var entries = configuration.GetSection(key).GetChildren().Select(c => c.Value).Prepend(configuration[key])
            .Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => SettingsRules.Workspace(v!)).ToList();
        return entries.All(e => e is not null)
            ? [.. entries.OfType<TrustedWorkspace>()]
            : Fault<IReadOnlyList<TrustedWorkspace>>(
                $"{key} must be workspaces with their domains, each as T012AB3CD=example.com,example.org.", []);
    }

    private int Number(string key, int usual) => Text(key) switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => Fault($"{key} must be a whole number.", usual),
    };

    private bool Switch(string key, bool usual) => Text(key)?.ToLowerInvariant() switch
    {
        null => usual,
        "true" => true,
        "false" => false,
        _ => Fault($"{key} must be true or false.", usual),
    };

    private Uri? Address(string key) => Text(key) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        _ => Fault<Uri?>($"{key} must be an http or https address.", null),
    };

    private static Uri Folder(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private T Fault<T>(string sentence, T usual)
    {
        _faults.Add(sentence);
        return usual;
    }
}
