using System.Net;
using System.Net.Http.Headers;
using ChatOps.Credentials;

namespace ChatOps.Meetings.Graph.Wire;

/// <summary>
/// The plain way to Graph: one call for one call, none of the SDK's own repeating. A fault whose body is not JSON (a proxy's page) loses its body, because the
/// SDK would fail on reading it and hide the status.
/// </summary>
internal sealed class GraphWire(ClientCredentials credentials) : DelegatingHandler
{
    /// <summary>Graph may take longer than a chat does; nobody waits for it in a request.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static HttpClient Client(ClientCredentials credentials)
    {
        var client = PlainHttp.Client(new GraphWire(credentials));
        client.Timeout = Patience;
        return client;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized && request.Headers.Authorization?.Parameter is { } refused)
            credentials.Forget(refused);
        if (!response.IsSuccessStatusCode && !IsJson(response.Content.Headers.ContentType))
            response.Content = new ByteArrayContent([]);
        return response;
    }

    private static bool IsJson(MediaTypeHeaderValue? type) => type?.MediaType is "application/json" or "text/json";
}
