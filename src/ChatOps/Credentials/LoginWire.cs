using Microsoft.Identity.Client;

namespace ChatOps.Credentials;

/// <summary>
/// MSAL's way to the login. It wants every login to be https; a login on this machine that the setting itself gave as http is called over
/// http, and nothing else is.
/// </summary>
/// <param name="login">As the setting gave it.</param>
/// <param name="wire">The connections behind it.</param>
internal sealed class LoginWire(Uri login, HttpMessageHandler wire) : DelegatingHandler(wire), IMsalHttpClientFactory
{
    private readonly bool _isPlain = login.Scheme == Uri.UriSchemeHttp && login.IsLoopback;

    private HttpClient? _client;

    public HttpClient GetHttpClient() => _client ??= PlainHttp.Over(this, isOwner: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken)
    {
        if (_isPlain && request.RequestUri is { } address && address.Scheme == Uri.UriSchemeHttps && address.Authority == login.Authority)
            request.RequestUri = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = login.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
