using ChatOps.Settings;
using ChatOps.Web.SignIn;

namespace ChatOps.Operations;

/// <summary>
/// What a start tells the operator: where it listens, the one-time link, and what is not connected, with the setting that connects it.
/// </summary>
internal static class Announcement
{
    public static IEnumerable<string> Of(ChatOpsSettings settings, ServeOptions options, string address, OneTimeLink link)
    {
        yield return $"ChatOps listens on {address}";
        if (options.IsDemo)
            yield return $"Demo desk: {address}/demo";
        if (!settings.Web.Entra.IsConnected && settings.Participation.Enabled)
            yield return $"Participation page (opens once, from this machine): {address}{OneTimeLink.Path}?key={link.Key}";
        foreach (var sentence in NotConnected(settings))
            yield return sentence;
    }

    /// <summary>One line for each vendor that waits for its settings.</summary>
    public static IEnumerable<string> NotConnected(ChatOpsSettings settings)
    {
        if (!settings.Slack.IsConnected)
            yield return "Slack: not connected: set Slack:SigningSecret and Slack:BotToken (or Slack:ClientId and Slack:ClientSecret).";
        if (!settings.Teams.IsConnected && settings.Teams.AllowAnonymousLoopback)
            yield return "Teams: a local client on this machine only (Teams:AllowAnonymousLoopback).";
        else if (!settings.Teams.IsConnected)
            yield return "Teams: not connected: set Teams:AppId, Teams:TenantId, and one credential (Teams:AppPassword, "
                + "Teams:CertificatePath, Teams:FederatedTokenFile, Teams:FederatedIdentityClientId or Teams:ManagedIdentityClientId).";
        if (!settings.Graph.IsConnected)
            yield return "Graph: not connected: set Graph:TenantId, Graph:ClientId, and one credential (Graph:ClientSecret, "
                + "Graph:CertificatePath, Graph:FederatedTokenFile, Graph:FederatedIdentityClientId or Graph:ManagedIdentityClientId).";
    }

    /// <summary>The first address listened on, as a browser on this machine reaches it.</summary>
    public static string Address(IEnumerable<string> addresses)
    {
        var address = SettingsRules.Listening(addresses.FirstOrDefault() ?? ChatOpsSettings.DefaultUrl)
            ?? new Uri(ChatOpsSettings.DefaultUrl);
        var host = address.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(address) { Host = host }.Uri.GetLeftPart(UriPartial.Authority);
    }
}
