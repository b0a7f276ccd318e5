namespace ChatOps.Settings;

/// <summary>Slack: one workspace by token, or several by OAuth.</summary>
internal sealed record SlackSettings
{
    /// <summary>Signs every request of Slack; without it all are refused.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>The token of one workspace (<c>xoxb-…</c>).</summary>
    public string? BotToken { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Ends with a slash: method names are appended.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    public Uri AuthorizeUrl { get; init; } = new("https://slack.com/oauth/v2/authorize");

    /// <summary>
    /// Hosts to which a <c>response_url</c> may point, as <c>host</c> or <c>host:port</c>; always https, but for a loopback stand-in.
    /// </summary>
    public IReadOnlyList<string> TrustedResponseHosts { get; init; } = ["hooks.slack.com"];

    /// <summary>
    /// Whose confirmed addresses join accounts. Empty: those of the workspace of <see cref="BotToken"/>, in any domain; once one is named
    /// only the named ones count.
    /// </summary>
    public IReadOnlyList<TrustedWorkspace> TrustedWorkspaces { get; init; } = [];

    public bool IsConnected => SigningSecret is not null && (BotToken is not null || ClientId is not null);

    public override string ToString() => "(slack)";
}

/// <summary><c>T...=example.com,example.org</c>.</summary>
/// <param name="Team">The workspace's id.</param>
/// <param name="Domains">In lower case, one at least; those below a domain are others.</param>
internal sealed record TrustedWorkspace(string Team, IReadOnlyList<string> Domains);

/// <summary>Teams: the bot's registration, its credential, and whom to trust.</summary>
internal sealed record TeamsSettings
{
    /// <summary>The bot's app id (GUID). Without it every activity is refused.</summary>
    public string? AppId { get; init; }

    public string? TenantId { get; init; }

    /// <summary>Whose activities are taken; the home tenant when empty.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    public string? AppPassword { get; init; }

    public string? CertificatePath { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>A projected token file, read anew for each token.</summary>
    public string? FederatedTokenFile { get; init; }

    /// <summary>A managed identity whose token is the credential of the application.</summary>
    public string? FederatedIdentityClientId { get; init; }

    /// <summary>A managed identity that is the application itself.</summary>
    public string? ManagedIdentityClientId { get; init; }

    public string Issuer { get; init; } = "https://api.botframework.com";

    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    public Uri LoginUrl { get; init; } = new("https://login.microsoftonline.com");

    public string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Where the bot's token may be sent: <c>host</c>, <c>.suffix</c>, or for stand-ins <c>http://127.0.0.1:PORT</c>.</summary>
    public IReadOnlyList<string> TrustedServiceHosts { get; init; } = [];

    /// <summary>For a local Teams client emulator, in Development and from loopback only.</summary>
    public bool AllowAnonymousLoopback { get; init; }

    public bool IsConnected => AppId is not null;

    public override string ToString() => "(teams)";
}
