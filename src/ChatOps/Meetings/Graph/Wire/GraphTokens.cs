using ChatOps.Credentials;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ChatOps.Meetings.Graph.Wire;

/// <summary>
/// Signs calls with the application's own token, and only calls to the host of <c>Graph:BaseUrl</c>. Without this host among the allowed
/// ones the SDK sends no token and says nothing, so a foreign host is an error here.
/// </summary>
internal sealed class GraphTokens(ClientCredentials credentials, Uri baseUrl) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([baseUrl.Host]);

    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, Ct cancellationToken = default)
    {
        if (!AllowedHostsValidator.IsUrlHostValid(uri) || uri.Port != baseUrl.Port || uri.Scheme != baseUrl.Scheme)
            throw new GraphFault(0, "UntrustedHost");
        try
        {
            return (await credentials.Token(cancellationToken)).Value;
        }
        catch (TokenException fault)
        {
            throw new GraphFault(0, $"Token:{fault.Code}", cause: fault);
        }
    }
}
