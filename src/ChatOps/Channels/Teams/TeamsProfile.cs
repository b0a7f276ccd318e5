using ChatOps.People;
using Microsoft.Bot.Schema.Teams;

namespace ChatOps.Channels.Teams;

/// <summary>
/// What the roster says about somebody. Their email counts as verified only for an employee of an allowed tenant: no guest
/// (<c>#EXT#</c> in the userPrincipalName), role <c>user</c>, and the very account we asked for. Teams says <c>aadObjectId</c>, older
/// answers <c>objectId</c>. Pure.
/// </summary>
internal static class TeamsProfile
{
    public static Profile Of(TeamsChannelAccount member, AccountKey account, IReadOnlyList<string> allowedTenants)
    {
        var email = string.IsNullOrWhiteSpace(member.Email) ? null : member.Email.Trim().ToLowerInvariant();
        var isGuest = member.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) is true
            || (member.UserRole is { } role && !IsSame(role, "user"));
        var isVerified = email is not null
            && !isGuest
            && !string.IsNullOrEmpty(member.UserPrincipalName)
            && IsSame(member.UserRole, "user")
            && IsSame(member.AadObjectId ?? LooseJson.Text(member.Properties, "objectId") ?? account.UserId, account.UserId)
            && IsSame(member.TenantId ?? account.Tenant, account.Tenant)
            && allowedTenants.Contains(account.Tenant, StringComparer.OrdinalIgnoreCase);
        return new Profile(member.Name ?? "", email, isVerified, Zone: null, Locale: null, IsDeactivated: false)
        {
            ConnectorId = member.Id,
            IsGuest = isGuest,
        };
    }

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
