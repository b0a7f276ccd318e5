using System.Net;
using ChatOps.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Settings;

/// <summary>
/// What settings must hold before anything starts. Every answer is one sentence that names the setting; no value is ever repeated.
/// </summary>
internal static class SettingsRules
{
    public static IEnumerable<string> Check(ChatOpsSettings settings, bool isDevelopment) =>
    [
        .. Hosting(settings), .. Database(settings.Database), .. Slack(settings.Slack), .. Teams(settings.Teams, isDevelopment),
        .. Graph(settings), .. Mail(settings.Mail), .. Web(settings.Web), .. Limits(settings), .. Plain(settings),
    ];

    /// <summary>A PostgreSQL connection string names its server.</summary>
    public static bool IsPostgres(string? connection) =>
        connection is not null
        && connection.Split(';').Any(p => p.Split('=', 2)[0].Trim().Equals("Host", StringComparison.OrdinalIgnoreCase));

    public static bool IsLoopback(Uri address) =>
        address.IdnHost is "localhost" || (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary><c>file:FOLDER</c> or <c>env:NAME</c>.</summary>
    public static bool IsKeyPlace(string contentKey) => contentKey.Split(':', 2) is ["file" or "env", { Length: > 0 }];

    /// <summary>The id of a Slack workspace.</summary>
    public static bool IsWorkspace(string id) =>
        id is ['T', _, ..] && id.Length <= 32 && id.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    /// <summary>A domain of mail addresses, in lower case.</summary>
    public static bool IsDomain(string domain) =>
        domain.Contains('.')
        && domain[^1] != '.'
        && !domain.Any(char.IsAsciiLetterUpper)
        && Uri.CheckHostName(domain) is UriHostNameType.Dns;

    /// <summary><c>T012AB3CD=example.com,example.org</c>; null when it is not that.</summary>
    public static TrustedWorkspace? Workspace(string entry) =>
        entry.Split('=') is [var id, var list] && IsWorkspace(id.Trim())
        && list.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries) is { Length: > 0 } domains && domains.All(IsDomain)
            ? new TrustedWorkspace(id.Trim(), [.. domains.Distinct()])
            : null;

    /// <summary>An address to listen on; <c>*</c> and <c>+</c> stand for all.</summary>
    public static Uri? Listening(string url) =>
        Uri.TryCreate(
            url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal),
            UriKind.Absolute,
            out var address) && address.Scheme is "http" or "https"
            ? address
            : null;

    /// <summary>Kestrel takes any other name for all addresses, and a port that is 0 nobody can know beforehand.</summary>
    private static bool IsOnThisMachine(string url) =>
        Listening(url) is { Scheme: "http", Port: > 0, PathAndQuery: "/", Fragment: "", UserInfo: "" } address
        && (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || address.Host == "localhost");

    private static IEnumerable<string> Hosting(ChatOpsSettings settings)
    {
        if (settings.Urls.Count == 0 || settings.Urls.Any(u => Listening(u) is null))
            yield return "Urls must be http or https addresses, separated by semicolons.";
        if (!settings.MetricsUrls.All(IsOnThisMachine))
            yield return "Metrics:Urls must be http addresses of this machine (an IP address, localhost or *), each with a port and "
                + "nothing after it, separated by semicolons.";
        if (!IsKeyPlace(settings.ContentKey))
            yield return "Content:Key must be file:FOLDER or env:NAME.";
        if (settings.Moderators.Any(m => m.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]))
            yield return "Moderators must be work emails.";
    }

    private static IEnumerable<string> Database(DbSettings database)
    {
        if (database.EngineInUse == Engine.Sqlite && IsPostgres(database.ConnectionString))
            yield return "Database:ConnectionString names a server, but Database:Engine is sqlite.";
        else if (database.EngineInUse == Engine.Postgres && !IsPostgres(database.ConnectionString))
            yield return "Database:ConnectionString must name a server (Host=...) when Database:Engine is postgres.";
        else if (!IsReadable(database))
            yield return "Database:ConnectionString has a word that the database does not know.";
    }

    private static bool IsReadable(DbSettings database)
    {
        try
        {
            return database.EngineInUse == Engine.Postgres
                ? new NpgsqlConnectionStringBuilder(database.ConnectionString).Host is not null
                : new SqliteConnectionStringBuilder(database.ConnectionString).DataSource.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Slack(SlackSettings slack) =>
        [
            .. Together(("Slack:ClientId", slack.ClientId), ("Slack:ClientSecret", slack.ClientSecret)),
            .. slack.BotToken?.StartsWith("xoxe", StringComparison.Ordinal) == true
                ? new[]
                {
                    "Slack:BotToken expires within hours and can't be renewed from here: add the app with slack install-link, which needs "
                    + "Slack:ClientId and Slack:ClientSecret.",
                }
                : [],
        ];

    private static IEnumerable<string> Teams(TeamsSettings teams, bool isDevelopment)
    {
        if (teams.AllowAnonymousLoopback && !isDevelopment)
            yield return "Teams:AllowAnonymousLoopback is for the environment Development only.";
        (string, string?)[] credentials =
        [
            ("Teams:AppPassword", teams.AppPassword),
            ("Teams:CertificatePath", teams.CertificatePath),
            ("Teams:FederatedTokenFile", teams.FederatedTokenFile),
            ("Teams:FederatedIdentityClientId", teams.FederatedIdentityClientId),
            ("Teams:ManagedIdentityClientId", teams.ManagedIdentityClientId),
        ];
        foreach (var sentence in AtMostOne(credentials))
            yield return sentence;
        var given = credentials.FirstOrDefault(c => c.Item2 is not null).Item1;
        if (given is not null && teams.AppId is null)
            yield return $"{given} is set but Teams:AppId is missing.";
        if (teams.AppId is not null && given is null && !teams.AllowAnonymousLoopback)
            yield return "Teams:AppId is set but its credential is missing: set Teams:AppPassword, Teams:CertificatePath, "
                + "Teams:FederatedTokenFile, Teams:FederatedIdentityClientId or Teams:ManagedIdentityClientId.";
        if (teams.AppId is not null && teams.TenantId is null)
            yield return "Teams:AppId is set but Teams:TenantId is missing.";
        if (teams.CertificatePassword is not null && teams.CertificatePath is null)
            yield return "Teams:CertificatePassword is set but Teams:CertificatePath is missing.";
        if (!teams.TrustedServiceHosts.All(IsTrustable))
            yield return "Teams:TrustedServiceHosts must be host names, .suffixes, or http addresses of this machine.";
    }

    private static IEnumerable<string> Graph(ChatOpsSettings settings)
    {
        var graph = settings.Graph;
        (string, string?)[] credentials =
        [
            ("Graph:ClientSecret", graph.ClientSecret),
            ("Graph:CertificatePath", graph.CertificatePath),
            ("Graph:FederatedTokenFile", graph.FederatedTokenFile),
            ("Graph:FederatedIdentityClientId", graph.FederatedIdentityClientId),
            ("Graph:ManagedIdentityClientId", graph.ManagedIdentityClientId),
        ];
        foreach (
            var sentence in AtMostOne(credentials).Concat(Together(("Graph:TenantId", graph.TenantId), ("Graph:ClientId", graph.ClientId))))
            yield return sentence;
        var given = credentials.FirstOrDefault(c => c.Item2 is not null).Item1;
        if (graph.ClientId is not null && given is null)
            yield return "Graph:ClientId is set but its credential is missing: set Graph:ClientSecret, Graph:CertificatePath, "
                + "Graph:FederatedTokenFile, Graph:FederatedIdentityClientId or Graph:ManagedIdentityClientId.";
        if (graph.ClientId is null && given is not null)
            yield return $"{given} is set but Graph:ClientId is missing.";
        if (graph.CertificatePassword is not null && graph.CertificatePath is null)
            yield return "Graph:CertificatePassword is set but Graph:CertificatePath is missing.";
        if (settings.Calendar is not (null or "graph" or "ics"))
            yield return "Calendar must be graph or ics.";
        if (settings.Calendar == "graph" && !graph.IsConnected)
            yield return "Calendar is graph, but Graph:TenantId and Graph:ClientId are missing.";
    }

    private static IEnumerable<string> Mail(MailSettings mail)
    {
        if (mail.Host is null && (mail.User ?? mail.Password ?? mail.From) is not null)
            yield return "Mail:Host is missing beside the other Mail settings.";
        if (mail.Host is not null && mail.From is null)
            yield return "Mail:Host is set but Mail:From is missing.";
        if (mail.From is not null && mail.From.Split('@') is not [{ Length: > 0 }, { Length: > 0 }])
            yield return "Mail:From must be a mail address.";
        if (mail.Host is not null && Uri.CheckHostName(mail.Host) == UriHostNameType.Unknown)
            yield return "Mail:Host must be a host name or an IP address.";
        foreach (var sentence in Together(("Mail:User", mail.User), ("Mail:Password", mail.Password)))
            yield return sentence;
        if (mail.Port is < 1 or > 65535)
            yield return "Mail:Port must be between 1 and 65535.";
    }

    private static IEnumerable<string> Web(WebSettings web)
    {
        // Pages and vendors' addresses stand at the root: no proxy can put them below a path.
        if (web.PublicUrl is { } url && (url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0))
            yield return "Web:PublicUrl must be scheme and host only, without a path.";
        if (!web.TrustedProxies.All(p => IPNetwork.TryParse(p, out _) || IPAddress.TryParse(p, out _)))
            yield return "Web:TrustedProxies must be IP addresses or networks such as 10.0.0.0/8.";
        foreach (var sentence in Together(("Web:Entra:ClientId", web.Entra.ClientId), ("Web:Entra:ClientSecret", web.Entra.ClientSecret)))
            yield return sentence;
        if (web.Entra.ClientId is not null && web.Entra.TenantId is null && web.Entra.Authority is null)
            yield return "Web:Entra:ClientId is set but Web:Entra:TenantId or Web:Entra:Authority is missing.";
    }

    private static IEnumerable<string> Limits(ChatOpsSettings settings)
    {
        if (settings.Participation.MinimumGroup < 5)
            yield return "Participation:MinimumGroup must be 5 or more.";
        if (settings.Privacy.ContentRetentionDays < 1)
            yield return "Privacy:ContentRetentionDays must be 1 or more.";
        if (settings.Privacy.PersonFactsRetentionDays < 1)
            yield return "Privacy:PersonFactsRetentionDays must be 1 or more.";
    }

    /// <summary>Secrets and tokens travel to these addresses: http only where they never leave the machine.</summary>
    private static IEnumerable<string> Plain(ChatOpsSettings settings)
    {
        (string Name, Uri? Address)[] addresses =
        [
            ("Slack:ApiUrl", settings.Slack.ApiUrl),
            ("Slack:AuthorizeUrl", settings.Slack.AuthorizeUrl),
            ("Teams:OpenIdMetadata", settings.Teams.OpenIdMetadata),
            ("Teams:LoginUrl", settings.Teams.LoginUrl),
            ("Graph:BaseUrl", settings.Graph.BaseUrl),
            ("Graph:LoginUrl", settings.Graph.LoginUrl),
            ("Web:Entra:Authority", settings.Web.Entra.Authority),
        ];
        foreach (var (name, address) in addresses)
        {
            if (address is { Scheme: "http" } && !IsLoopback(address))
                yield return $"{name} must be an https address; http is for a loopback address only.";
            if (address is { UserInfo.Length: > 0 })
                yield return $"{name} must not carry a user name or password.";
        }
    }

    private static bool IsTrustable(string entry) =>
        entry.Contains("://", StringComparison.Ordinal)
            ? Uri.TryCreate(entry, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.PathAndQuery == "/"
                && (address.Scheme == "https" || (address.Scheme == "http" && IsLoopback(address)))
            : Uri.CheckHostName(entry.TrimStart('.')) is UriHostNameType.Dns && entry.TrimStart('.').Contains('.');

    private static IEnumerable<string> AtMostOne(params (string Name, string? Value)[] credentials)
    {
        var given = credentials.Where(c => c.Value is not null).Select(c => c.Name).ToList();
        if (given.Count > 1)
            yield return $"Only one of {string.Join(" and ", given)} may be set.";
    }

    private static IEnumerable<string> Together(params (string Name, string? Value)[] pair)
    {
        var given = pair.FirstOrDefault(p => p.Value is not null).Name;
        foreach (var (name, value) in pair)
        {
            if (value is null && given is not null)
                yield return $"{given} is set but {name} is missing.";
        }
    }
}
