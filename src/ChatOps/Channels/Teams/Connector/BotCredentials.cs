using System.Net;
using System.Net.Http.Headers;
using ChatOps.Credentials;
using ChatOps.Settings;
using ChatOps.Web;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// Signs outgoing calls as the bot. The token goes to trusted hosts only, and a call to any other does not leave at all. Without a
/// credential nothing is signed, and only a stand-in on this machine is called.
/// </summary>
internal sealed partial class BotCredentials(ClientCredentials credentials, TrustedHosts hosts, ILogger<BotCredentials> log)
    : DelegatingHandler
{
    /// <summary>The bot as the login knows it: its home tenant, its id, its one credential.</summary>
    public static ClientIdentity IdentityOf(TeamsSettings settings) => new(
        settings.LoginUrl,
        settings.TenantId,
        settings.AppId ?? "",
        settings.Scope,
        settings.AppId is null ? null : Credential.Of(
            settings.AppPassword,
            settings.CertificatePath,
            settings.CertificatePassword,
            settings.FederatedTokenFile,
            settings.FederatedIdentityClientId,
            settings.ManagedIdentityClientId));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Ct ct)
    {
        if (!hosts.Trusts(request.RequestUri))
            throw new TeamsException(0, "UntrustedServiceHost");
        if (!credentials.IsConfigured && Loopback.IsLoopbackHost(request.RequestUri!.Host))
            return await base.SendAsync(request, ct);

        var token = await Token(ct);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var response = await base.SendAsync(request, ct);
        if (response.StatusCode is HttpStatusCode.Unauthorized)
            credentials.Forget(token);
        return response;
    }

    private async ValueTask<AccessToken> Token(Ct ct)
    {
        try
        {
            return await credentials.Token(ct);
        }
        catch (TokenException fault)
        {
            Log.NoToken(log, fault.Status);
            throw new TeamsException(0, $"Token:{fault.Code}", cause: fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error, Message = "Teams: the bot gets no token (status {Status}); check its credential with doctor")]
        public static partial void NoToken(ILogger log, int status);
    }
}
