using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatOps.People;

namespace ChatOps.Channels.Slack.Install;

/// <summary>A link of the operator: one install, within 60 minutes. Only its hash is kept.</summary>
/// <param name="Hash">SHA-256 of the key, hex.</param>
/// <param name="Team">The only workspace that it is good for; null: any.</param>
/// <param name="Domains">What the workspace is trusted with once it has the app.</param>
/// <param name="ExpiresAt">From this moment on it is late.</param>
internal sealed record InstallLink(string Hash, string? Team, IReadOnlyList<string> Domains, Instant ExpiresAt)
{
    public static readonly Duration Lives = Duration.FromMinutes(60);

    public bool IsSpent { get; init; }

    public bool IsGood(Instant now) => !IsSpent && now < ExpiresAt;

    /// <summary>43 characters base64url: 256 bits.</summary>
    public static string NewKey() => Base64Url.EncodeToString(Chance.Secret(32));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>For the audit: <c>T012AB3CD=example.com,example.org</c>.</summary>
    public override string ToString() => Domains.Count == 0 ? Team ?? "any workspace" : $"{Team}={string.Join(',', Domains)}";
}

/// <summary>Who began an install.</summary>
/// <param name="By">For the audit: <c>operator</c>, or who is signed in as a moderator.</param>
/// <param name="LinkHash">Of the operator's link; null: a moderator's session.</param>
internal sealed record InstallStart(string By, string? LinkHash);

/// <summary>A workspace's confirmed addresses count in this domain.</summary>
internal sealed record TrustedDomain(string Team, string Domain);

/// <summary>Who may begin an install without a link: the key of whoever is signed in as a moderator, for the audit; or null.</summary>
internal delegate string? SignedInModerator(HttpContext context);
