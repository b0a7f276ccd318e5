using System.Net;
using System.Net.Sockets;

namespace ChatOps.Credentials;

/// <summary>
/// The addresses that no host of the public internet has: IANA's two registries of special purposes, and what the address plans keep for
/// multicast or never gave out. An IPv6 address that carries one of IPv4 is looked into.
/// </summary>
/// <remarks>
/// https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry and
/// https://www.iana.org/assignments/ipv6-address-space
/// </remarks>
internal static class SpecialAddresses
{
    /// <summary>With what each is kept for. Also what the registry calls reachable: relays and sinks, where no calendar lives.</summary>
    private static readonly IPNetwork[] Blocks =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // shared by a carrier's customers
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("168.63.129.16/32"), // Azure's own services, for its machines only
        IPNetwork.Parse("169.254.0.0/16"), // link-local, and the clouds' metadata
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.31.196.0/24"), // AS112
        IPNetwork.Parse("192.52.193.0/24"), // AMT
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("192.175.48.0/24"), // AS112
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast
        IPNetwork.Parse("::/3"), // unspecified, loopback, IPv4-compatible, NAT64 for local use, discard, dummy: nothing that is global
        IPNetwork.Parse("2001::/23"), // protocol assignments: Teredo, benchmarks, AMT, ORCHID, DRIP
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112
        IPNetwork.Parse("3fff::/20"), // documentation
        IPNetwork.Parse("4000::/2"), // never given out, and segment routing
        IPNetwork.Parse("8000::/1"), // never given out, unique local, link-local, site-local, multicast
    ];

    /// <summary>The translation that whole networks without IPv4 use; what is behind it is what counts. RFC 6052.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether a host of the public internet may have it.</summary>
    public static bool IsPublic(IPAddress address) => Carried(address) is { } inner
        ? IsPublic(inner)
        : !Array.Exists(Blocks, b => b.BaseAddress.AddressFamily == address.AddressFamily && b.Contains(address)) && !IsTunnel(address);

    /// <summary>The IPv4 address that is reached by this one, where that is all that it says.</summary>
    private static IPAddress? Carried(IPAddress address) =>
        address.AddressFamily != AddressFamily.InterNetworkV6 ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : Nat64.Contains(address) ? Last(address)
        : null;

    /// <summary>ISATAP: the last half is 0:5efe or 200:5efe and an IPv4 address within somebody's network. RFC 5214.</summary>
    private static bool IsTunnel(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
        && address.GetAddressBytes().AsSpan(8, 4) is [0 or 2, 0, 0x5e, 0xfe]
        && !IsPublic(Last(address));

    private static IPAddress Last(IPAddress address) => new(address.GetAddressBytes().AsSpan(12));
}
