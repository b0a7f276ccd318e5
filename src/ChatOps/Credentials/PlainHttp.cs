using System.Net.Sockets;

namespace ChatOps.Credentials;

/// <summary>
/// Connections to a vendor: no redirects (a token must not follow one), no cookies, ten seconds for a call. A connection that cannot be
/// opened in five seconds is a connection error, not a timeout: then it is certain that nothing was sent.
/// </summary>
internal static class PlainHttp
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);

    /// <param name="signer">What stands between the caller and the wire, or nothing.</param>
    /// <param name="wayOut">The host's way out; null: these connections themselves.</param>
    public static HttpClient Client(DelegatingHandler? signer = null, WayOut? wayOut = null) => Over(Wire(signer, wayOut), isOwner: true);

    /// <summary>
    /// A client over connections that were made before; when it is not their owner, others go on using them after it is disposed of.
    /// </summary>
    public static HttpClient Over(HttpMessageHandler wire, bool isOwner) =>
        new(wire, isOwner) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 4 * 1024 * 1024 };

    /// <param name="signer">What stands between the caller and the wire, or nothing.</param>
    /// <param name="wayOut">The host's way out; null: these connections themselves.</param>
    public static HttpMessageHandler Wire(DelegatingHandler? signer = null, WayOut? wayOut = null)
    {
        HttpMessageHandler wire = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = Connect,
        };
        wire = wayOut?.Invoke(wire) ?? wire;
        if (signer is not null)
            signer.InnerHandler = wire;
        return signer ?? wire;
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, Ct ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Connecting);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
