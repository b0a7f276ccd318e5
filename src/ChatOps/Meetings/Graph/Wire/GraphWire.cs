using System.Net;
using ChatOps.Credentials;

namespace ChatOps.Meetings.Graph.Wire;

/// <summary>The plain way to Graph: one call for one call, none of the SDK's own repeating.</summary>
internal sealed class GraphWire(ClientCredentials credentials) : DelegatingHandler
{
    /// <summary>Graph may take longer than a chat does; nobody waits for it in a request.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static HttpClient Client(ClientCredentials credentials, WayOut? wayOut = null)
    {
        var client = PlainHttp.Client(new GraphWire(credentials), wayOut);
        client.Timeout = Patience;
        return client;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized && request.Headers.Authorization?.Parameter is { } refused)
            credentials.Forget(refused);
        if (response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest)
        {
            // The SDK takes most of these for a call that was done and has no content.
            using (response)
                throw new GraphFault((int)response.StatusCode, $"Status{(int)response.StatusCode}");
        }
        return response;
    }
}
