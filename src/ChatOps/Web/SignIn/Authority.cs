using System.Runtime.CompilerServices;
using ChatOps.Credentials;
using ChatOps.Settings;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Web.SignIn;

/// <summary>
/// What the sign-in's authority publishes of itself: issuer, endpoints, keys. Read when it is first needed, again after half a day, and at
/// once for a token of an unknown key, twice a minute at most. What was read last stays good while the authority can't be reached.
/// </summary>
/// <remarks>https://openid.net/specs/openid-connect-discovery-1_0.html</remarks>
internal static class Authority
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Uri AddressOf(EntraSettings settings) =>
        settings.Authority ?? new Uri($"https://login.microsoftonline.com/{settings.TenantId}/v2.0");

    /// <summary>Where it is read from; <see cref="IsAway"/> tells what asking it throws when the authority was never reached.</summary>
    public static ConfigurationManager<OpenIdConnectConfiguration> Documents(EntraSettings settings, WayOut wayOut)
    {
        var address = AddressOf(settings);
        var http = new HttpClient(wayOut(new HttpClientHandler())) { Timeout = Patience };
        var retriever = new HttpDocumentRetriever(http) { RequireHttps = address.Scheme == Uri.UriSchemeHttps };
        return new(
            $"{address.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), retriever)
        {
            AutomaticRefreshInterval = TimeSpan.FromHours(12),
            RefreshInterval = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>
    /// Else the library would read the keys behind the back of whoever brings a token of a new one, and refuse that token. It looks once,
    /// so it is told early.
    /// </summary>
    [ModuleInitializer]
    internal static void ReadWhenAsked() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    /// <summary>Nobody answered, or with something that is no such document.</summary>
    public static bool IsAway(Exception? error) =>
        error is HttpRequestException or IOException or TaskCanceledException
        || (error is InvalidOperationException && IsAway(error.InnerException));
}
