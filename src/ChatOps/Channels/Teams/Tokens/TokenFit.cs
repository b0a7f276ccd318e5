using ChatOps.Channels.Teams.Connector;
using ChatOps.Settings;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>Whether a good token vouches for this very activity. Pure.</summary>
internal static class TokenFit
{
    public static TokenFault Check(TeamsToken token, Activity activity, TeamsSettings settings, TrustedHosts hosts)
    {
        if (!IsSameAddress(token.ServiceUrl, activity.ServiceUrl))
            return TokenFault.OtherServiceUrl;
        if (activity.ChannelId != "msteams")
            return TokenFault.OtherChannel;
        if (!token.Endorsements.Contains("msteams"))
            return TokenFault.NotEndorsed;
        if (!IsAllowedTenant(activity, settings))
            return TokenFault.OtherTenant;
        return hosts.Read(activity.ServiceUrl) is null ? TokenFault.UntrustedServiceUrl : TokenFault.None;
    }

    /// <summary>The local emulator has no token; what its activity names still has to be ours to answer.</summary>
    public static TokenFault CheckAnonymous(Activity activity, TeamsSettings settings, TrustedHosts hosts) =>
        hosts.Read(activity.ServiceUrl) is null ? TokenFault.UntrustedServiceUrl
        : Allowed(settings).Count > 0 && !IsAllowedTenant(activity, settings) ? TokenFault.OtherTenant
        : TokenFault.None;

    private static bool IsSameAddress(string claim, string? serviceUrl) =>
        serviceUrl is { Length: > 0 } && Trimmed(claim).Equals(Trimmed(serviceUrl), StringComparison.OrdinalIgnoreCase);

    private static string Trimmed(string address) => address.EndsWith('/') ? address[..^1] : address;

    /// <summary>Every place where the activity names a tenant names an allowed one, and there is at least one.</summary>
    private static bool IsAllowedTenant(Activity activity, TeamsSettings settings)
    {
        string?[] named = [activity.TenantOfChannel(), activity.Conversation?.TenantId];
        return named.Any(t => t is not null)
            && named.All(t => t is null || Allowed(settings).Contains(t, StringComparer.OrdinalIgnoreCase));
    }

    public static IReadOnlyList<string> Allowed(TeamsSettings settings) =>
        settings.AllowedTenants.Count > 0 ? settings.AllowedTenants
        : settings.TenantId is { Length: > 0 } home ? [home]
        : [];
}
