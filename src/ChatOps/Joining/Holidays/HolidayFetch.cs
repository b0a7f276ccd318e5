using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatOps.Credentials;

namespace ChatOps.Joining.Holidays;

/// <summary>
/// Gets a calendar from an https address that a moderator gave. Never from inside our own network: an address that leads to a private or
/// local host is refused when the connection is made, whatever its name says. No redirects, no cookies, one megabyte, ten seconds.
/// </summary>
internal sealed class HolidayFetch : IDisposable
{
    private readonly HttpClient _http;

    public HolidayFetch(WayOut wayOut)
        // What would be propagated is a span, and it would name the host that was typed.
        : this(wayOut(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = Connect,
        }))
    {
    }

    internal HolidayFetch(HttpMessageHandler wire) =>
        _http = new HttpClient(wire) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = HolidayCalendar.MostCharacters };

    /// <summary>The text, or null with the last part of the fault's text key.</summary>
    public async Task<(string? Text, string Fault)> Get(string address, Ct ct)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(address), ct);
            return answer.IsSuccessStatusCode
                ? (Decode(await answer.Content.ReadAsByteArrayAsync(ct), answer.Content.Headers.ContentType?.CharSet), "")
                : (null, "unreachable");
        }
        catch (Exception e)
            when (e is HttpRequestException or UriFormatException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (null, "unreachable");
        }
    }

    /// <summary>
    /// By its own mark, else by the charset that is named, where that is known; iCalendar is UTF-8 by itself. RFC 5545 3.1.4.
    /// </summary>
    internal static string Decode(byte[] bytes, string? charset)
    {
        var named = Named(charset?.Trim('"', '\'', ' ') ?? "");
        using var reader = new StreamReader(new MemoryStream(bytes), named, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Named(string charset)
    {
        try
        {
            return charset.Length == 0 ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "https", UserInfo: "" }
        && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Reachable from anywhere: not local, private, link-local, shared (RFC 6598), multicast or unspecified.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (
            IPAddress.IsLoopback(ip)
            || ip.IsIPv6LinkLocal
            || ip.IsIPv6SiteLocal
            || ip.IsIPv6UniqueLocal
            || ip.IsIPv6Multicast
            || ip.IsIPv6Teredo
            || ip.Equals(IPAddress.IPv6Any))
            return false;
        var b = ip.GetAddressBytes();
        return ip.AddressFamily != AddressFamily.InterNetwork
            || (b[0], b[1])
                is not (

                    (0 or 10 or 127 or >= 224, _)
                    or
                    (100, >= 64 and <= 127)
                    or
                    (169, 254)
                    or
                    (172, >= 16 and <= 31)
                    or
                    (192, 168)
                    or
                    (192, 0)
                    or
                    (198, 18 or 19));
    }

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, Ct ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        if (addresses.Length == 0 || !addresses.All(IsPublic))
            throw new HttpRequestException("The address leads to a host that is not public.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
