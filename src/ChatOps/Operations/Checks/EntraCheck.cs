using ChatOps.Settings;
using ChatOps.Web.SignIn;
using ChatOps.Web.Tab;

namespace ChatOps.Operations.Checks;

/// <summary>Sign-in for HR and moderators: whether the authority can be read, and is the one that signs.</summary>
internal sealed class EntraCheck(ChatOpsSettings settings) : ICheck
{
    public string Subject => "Entra";

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (!settings.Web.Entra.IsConnected)
            return this.NotConfigured(
                "set Web:Entra:TenantId, Web:Entra:ClientId and Web:Entra:ClientSecret; until then a one-time link opens the participation "
                + "page.");
        var host = Authority.AddressOf(settings.Web.Entra).Host;
        try
        {
            var known = await Authority.Documents(settings.Web.Entra, connections => connections).GetConfigurationAsync(ct);
            return
                known is { Issuer.Length: > 0, AuthorizationEndpoint.Length: > 0, TokenEndpoint.Length: > 0 } && known.SigningKeys.Count > 0
                ? this.Ok($"{host} publishes its keys. {Tab(settings)}")
                : this.Warning($"{host} answers without an issuer, addresses or keys: see Web:Entra:Authority.");
        }
        catch (Exception e)
            when (!ct.IsCancellationRequested
                && e is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException or ArgumentException)
        {
            return this.Warning($"{host} can't be read: see Web:Entra:Authority and Web:Entra:TenantId.");
        }
    }

    private static string Tab(ChatOpsSettings settings) =>
        !settings.Web.HasTab
            ? "No tab in Teams: it wants Web:Entra:TenantId, a GUID as Web:Entra:ClientId, and an https address in Web:PublicUrl."
        : TabPage.TeamsScript.Length == 0 ? "No tab in Teams: this build was made without npm."
        : "The manifest for Teams names the tab.";
}
