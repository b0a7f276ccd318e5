using ChatOps.Storage;

namespace ChatOps.Settings;

/// <summary>
/// Everything that can be set, read once at start by <see cref="SettingsReader"/> and checked by <see cref="SettingsRules"/>.
/// The defaults stand here; <c>appsettings.json</c>, the environment and the command line come over them. Secrets never print.
/// </summary>
internal sealed record ChatOpsSettings
{
    /// <summary>Addresses to listen on.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    public DbSettings Database { get; init; } = new();

    /// <summary><c>file:FOLDER</c>, one key a file, or <c>env:NAME</c>, base64 of 32 bytes.</summary>
    public string ContentKey { get; init; } = "file:data/keys";

    /// <summary>Work emails that may create programs, in lower case.</summary>
    public IReadOnlyList<string> Moderators { get; init; } = [];

    public SlackSettings Slack { get; init; } = new();

    public TeamsSettings Teams { get; init; } = new();

    public GraphSettings Graph { get; init; } = new();

    /// <summary><c>graph</c> or <c>ics</c>; null: graph when Graph is configured, else ics.</summary>
    public string? Calendar { get; init; }

    public MailSettings Mail { get; init; } = new();

    public WebSettings Web { get; init; } = new();

    public ParticipationSettings Participation { get; init; } = new();

    public PrivacySettings Privacy { get; init; } = new();

    /// <summary>
    /// Addresses (http) to listen on for <c>/metrics</c> and nothing else, each with a port of its own; none: there is no such page.
    /// </summary>
    public IReadOnlyList<string> MetricsUrls { get; init; } = [];

    /// <summary>Where traces and metrics go (OTLP); null: nowhere.</summary>
    public Uri? OtlpEndpoint { get; init; }

    public const string DefaultUrl = "http://127.0.0.1:3978";

    public override string ToString() => "(settings)";
}

/// <summary>Microsoft Graph, app-only: calendars.</summary>
internal sealed record GraphSettings
{
    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? CertificatePath { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>A projected token file, read anew for each token.</summary>
    public string? FederatedTokenFile { get; init; }

    /// <summary>A managed identity whose token is the credential of the application.</summary>
    public string? FederatedIdentityClientId { get; init; }

    /// <summary>A managed identity that is the application itself.</summary>
    public string? ManagedIdentityClientId { get; init; }

    public Uri BaseUrl { get; init; } = new("https://graph.microsoft.com/v1.0");

    public Uri LoginUrl { get; init; } = new("https://login.microsoftonline.com");

    public string Scope { get; init; } = "https://graph.microsoft.com/.default";

    public bool IsConnected => ClientId is not null;

    public override string ToString() => "(graph)";
}

/// <summary>Only with these is an iCalendar invitation mailed.</summary>
internal sealed record MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? From { get; init; }

    public bool IsConnected => Host is not null && From is not null;

    public override string ToString() => "(mail)";
}

internal sealed record WebSettings
{
    /// <summary>How this host is reached from outside: links, redirect URIs.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Whom to ask for a role: shown to who is signed in without one. Null: the first of <c>Moderators</c>.</summary>
    public string? Contact { get; init; }

    public EntraSettings Entra { get; init; } = new();

    /// <summary>The participation page can be a tab in Teams: Entra signs in, and Teams can reach the page over https.</summary>
    public bool HasTab => PublicUrl is { Scheme: "https" } && Entra.TenantId is not null && Guid.TryParseExact(Entra.ClientId, "D", out _);
}

/// <summary>Sign-in for HR and moderators: Entra, or any OIDC authority that sends a role claim.</summary>
internal sealed record EntraSettings
{
    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Null: Entra's own for the tenant.</summary>
    public Uri? Authority { get; init; }

    public string RoleClaim { get; init; } = "roles";

    /// <summary>
    /// Whether one person may hold both roles, HR's and the moderators'. In a very small company; elsewhere it undoes what keeps them
    /// apart.
    /// </summary>
    public bool AllowBothRoles { get; init; }

    public bool IsConnected => ClientId is not null;

    public override string ToString() => "(entra)";
}

internal sealed record ParticipationSettings
{
    /// <summary>No HR page at all when false.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// The page's own login (<c>Database:ParticipationConnectionString</c>); null: the same server under a restricted role.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>k: no figure for fewer people. Never under 5.</summary>
    public int MinimumGroup { get; init; } = 5;

    /// <summary>A CSV of <c>department,employees</c>, for the share of employees; null: the line is left out.</summary>
    public string? HeadcountFile { get; init; }

    public override string ToString() => "(participation)";
}

/// <summary>Retention, in days.</summary>
internal sealed record PrivacySettings
{
    public int ContentRetentionDays { get; init; } = 180;

    public int PersonFactsRetentionDays { get; init; } = 365;
}
