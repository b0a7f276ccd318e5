using ChatOps.Settings;
using ChatOps.Web;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// Where the bot's token may be sent. The address comes from the body of a request, so it is held against a list: the documented hosts and
/// <c>Teams:TrustedServiceHosts</c>. https only, but for a loopback stand-in that the settings name with its port. trafficmanager.net is
/// everybody's name space and is therefore never matched by suffix.
/// </summary>
internal sealed class TrustedHosts(TeamsSettings settings)
{
    private static readonly string[] Documented =
    [
        ".botframework.com",
        ".botframework.us",
        ".botframework.azure.cn",
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        ".teams.microsoft.com",
        ".teams.microsoft.us",
    ];

    private readonly string[] _entries = [.. Documented, .. settings.TrustedServiceHosts.Select(e => e.Trim()).Where(e => e.Length > 0)];

    public bool Trusts(Uri? address) =>
        address is { IsAbsoluteUri: true, UserInfo: "" } && _entries.Any(entry => Matches(entry, address));

    /// <summary>
    /// A service URL as an activity names it: trusted, and with nothing behind its path that would swallow what we append.
    /// </summary>
    public Uri? Read(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && address is { Query: "", Fragment: "" } && Trusts(address)
            ? address
            : null;

    private static bool Matches(string entry, Uri address)
    {
        if (entry.Contains("://", StringComparison.Ordinal))
            return Uri.TryCreate(entry, UriKind.Absolute, out var origin) && IsSameOrigin(origin, address);
        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort)
            return false;
        return entry.StartsWith('.')
            ? address.IdnHost.EndsWith(entry, StringComparison.OrdinalIgnoreCase) && address.IdnHost.Length > entry.Length
            : address.IdnHost.Equals(entry, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSameOrigin(Uri origin, Uri address) =>
        origin.Scheme == address.Scheme
        && origin.Port == address.Port
        && origin.IdnHost.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && Loopback.IsLoopbackHost(address.Host)));
}
