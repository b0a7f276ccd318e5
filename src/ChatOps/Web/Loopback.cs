using System.Net;

namespace ChatOps.Web;

/// <summary>
/// A request from this very machine: the remote address is loopback, nothing says that it was forwarded, and Host names loopback, so
/// that neither a proxy nor a page of a foreign site (DNS rebinding) passes for it. Guards the desk, the one-time link and anonymous Teams.
/// </summary>
internal static class Loopback
{
    public static bool IsLoopback(this HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
        && IsLoopbackHost(request.Host.Host)
        && !request.Headers.Keys.Any(IsForwarding);

    public static bool IsLoopbackHost(string host) =>
        host is "127.0.0.1" or "[::1]" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>X-Original-* is what the forwarded headers middleware leaves behind.</summary>
    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);
}
