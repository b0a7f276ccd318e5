using System.Net;
using System.Net.Sockets;

namespace ChatOps.Credentials;

/// <summary>
/// Connections to an address that a person gave: never into our own network. What a name leads to is looked at when the connection is
/// made, at each redirect anew, and it is that address which is connected to. No cookies, no proxy, and no redirect from https to http.
/// </summary>
internal static class PublicConnections
{
    private const int MostRedirects = 5;

    public static HttpMessageHandler Wire(WayOut wayOut) => wayOut(Wire(SpecialAddresses.IsPublic));

    /// <param name="isPublic">Which hosts may be connected to.</param>
    internal static HttpMessageHandler Wire(Func<IPAddress, bool> isPublic) => new SocketsHttpHandler
    {
        MaxAutomaticRedirections = MostRedirects,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        UseProxy = false,
        // What would be propagated is a span, and it would name the host that was typed.
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, ct) => Connect(context.DnsEndPoint, isPublic, ct),
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint to, Func<IPAddress, bool> isPublic, Ct ct)
    {
        var addresses = Array.FindAll(await Dns.GetHostAddressesAsync(to.Host, ct), a => isPublic(a));
        if (addresses.Length == 0)
            throw new HttpRequestException("The address leads to a host that is not public.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
