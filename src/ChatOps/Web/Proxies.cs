using System.Net;
using ChatOps.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace ChatOps.Web;

/// <summary>Forwarded headers are believed from the proxies of <c>Web:TrustedProxies</c> and from nobody else.</summary>
internal static class Proxies
{
    public static void UseProxies(this IApplicationBuilder app, WebSettings web)
    {
        if (web.TrustedProxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in web.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }
}
